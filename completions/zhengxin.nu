module completions {

  def "nu-complete zhengxin output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin color" [] {
    [ "auto" "always" "never" ]
  }

  # Fetch a personal credit report (征信报告) through the 融360 credit-centre gateway
  export extern zhengxin [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin captcha purpose" [] {
    [ "login" "register" ]
  }

  def "nu-complete zhengxin captcha output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin captcha lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin captcha color" [] {
    [ "auto" "always" "never" ]
  }

  # Fetch a captcha picture (getPicCode)
  export extern "zhengxin captcha" [
    --for: string@"nu-complete zhengxin captcha purpose" # What the picture is for
    --out: path               # Write the picture here [default: beside the session]
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin captcha output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin captcha lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin captcha color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin login-info output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin login-info lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin login-info color" [] {
    [ "auto" "always" "never" ]
  }

  # Fetch the login form (getLoginInfo)
  export extern "zhengxin login-info" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin login-info output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin login-info lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin login-info color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin login output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin login lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin login color" [] {
    [ "auto" "always" "never" ]
  }

  # Log in (login)
  export extern "zhengxin login" [
    --login-name: string      # The applicant's login name
    --pic-code: string        # The answer to the captcha picture
    --again                   # Send the password even if three were refused; after more than five, the gateway locks the login name
    --password-stdin          # Read the password from standard input
    --password-file: path     # Read the password from this file
    --password-command: string # Take the first line this command prints as the password
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin login output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin login lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin login color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin verify-methods purpose" [] {
    [ "apply" "recover" ]
  }

  def "nu-complete zhengxin verify-methods output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin verify-methods lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin verify-methods color" [] {
    [ "auto" "always" "never" ]
  }

  # List the verification methods (getVerifyMethod)
  export extern "zhengxin verify-methods" [
    --login-name: string      # The applicant's login name
    --for: string@"nu-complete zhengxin verify-methods purpose" # What the verification is for [default: as before in the session, else apply]
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin verify-methods output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin verify-methods lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin verify-methods color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin questions output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin questions lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin questions color" [] {
    [ "auto" "always" "never" ]
  }

  # Fetch the five questions (getQuestion)
  export extern "zhengxin questions" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin questions output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin questions lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin questions color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin submit-answers output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin submit-answers lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin submit-answers color" [] {
    [ "auto" "always" "never" ]
  }

  # Answer the questions and apply for the report (submitQuestion)
  export extern "zhengxin submit-answers" [
    --answer: string          # The answer to one question, such as 1=3; repeat for each
    --again                   # Send the call even if it may repeat a submission or application that the session knows of, or if three passwords were refused
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin submit-answers output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin submit-answers lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin submit-answers color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    ...in_order: string       # The answers to the five questions, in order; each is the number of an option
  ]

  def "nu-complete zhengxin unionpay output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin unionpay lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin unionpay color" [] {
    [ "auto" "always" "never" ]
  }

  # Verify by UnionPay: card, SMS, authentication, code
  export extern "zhengxin unionpay" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin unionpay output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin unionpay lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin unionpay color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin unionpay card output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin unionpay card lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin unionpay card color" [] {
    [ "auto" "always" "never" ]
  }

  # Let UnionPay check a bank card (onlineValidateCard)
  export extern "zhengxin unionpay card" [
    --bank-card: string       # The bank card's number
    --again                   # Send the call even if it may repeat a submission or application that the session knows of, or if three passwords were refused
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin unionpay card output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin unionpay card lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin unionpay card color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin unionpay sms card_type" [] {
    [ "1" "2" ]
  }

  def "nu-complete zhengxin unionpay sms output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin unionpay sms lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin unionpay sms color" [] {
    [ "auto" "always" "never" ]
  }

  # Have the bank send its SMS code (getOnlineMessageCode)
  export extern "zhengxin unionpay sms" [
    --cellphone: string       # The mobile number on file with the bank
    --real-name: string       # The name on file with the bank
    --id-card: string         # The resident identity number
    --bank-card: string       # The bank card's number [default: that of the card checked before]
    --card-type: string@"nu-complete zhengxin unionpay sms card_type" # 1 debit, 2 credit [default: the type that `unionpay card` returned]
    --again                   # Send the call even if it may repeat a submission or application that the session knows of, or if three passwords were refused
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin unionpay sms output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin unionpay sms lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin unionpay sms color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin unionpay auth card_type" [] {
    [ "1" "2" ]
  }

  def "nu-complete zhengxin unionpay auth purpose" [] {
    [ "apply" "recover" ]
  }

  def "nu-complete zhengxin unionpay auth output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin unionpay auth lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin unionpay auth color" [] {
    [ "auto" "always" "never" ]
  }

  # Authenticate at UnionPay (onlineAuthentication)
  export extern "zhengxin unionpay auth" [
    --cellphone: string       # The mobile number on file with the bank
    --real-name: string       # The name on file with the bank
    --id-card: string         # The resident identity number
    --bank-card: string       # The bank card's number [default: that of the card checked before]
    --card-type: string@"nu-complete zhengxin unionpay auth card_type" # 1 debit, 2 credit [default: the type that `unionpay card` returned]
    --message-code: string    # The code from the bank's SMS
    --year: string            # Credit card: year of expiry, two digits
    --month: string           # Credit card: month of expiry, 1 to 12
    --for: string@"nu-complete zhengxin unionpay auth purpose" # What the authentication is for [default: as before in the session, else apply]
    --card-password-file: path # Read the debit card's PIN from this file
    --last-three-file: path   # Read the credit card's last three digits from this file
    --again                   # Send the call even if it may repeat a submission or application that the session knows of, or if three passwords were refused
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin unionpay auth output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin unionpay auth lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin unionpay auth color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin unionpay submit output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin unionpay submit lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin unionpay submit color" [] {
    [ "auto" "always" "never" ]
  }

  # Hand in the UnionPay code (submitOnlineAuth)
  export extern "zhengxin unionpay submit" [
    --pic-code: string        # The answer to the captcha picture
    --unionpay-code: string   # The UnionPay code [default: the one that `unionpay auth` returned]
    --again                   # Send the call even if it may repeat a submission or application that the session knows of, or if three passwords were refused
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin unionpay submit output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin unionpay submit lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin unionpay submit color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin apply output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin apply lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin apply color" [] {
    [ "auto" "always" "never" ]
  }

  # Apply for the report after UnionPay
  export extern "zhengxin apply" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin apply output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin apply lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin apply color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin apply info output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin apply info lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin apply info color" [] {
    [ "auto" "always" "never" ]
  }

  # Fetch the application form (getOnlineAuthedInfo)
  export extern "zhengxin apply info" [
    --login-name: string      # The applicant's login name
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin apply info output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin apply info lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin apply info color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin apply sms output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin apply sms lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin apply sms color" [] {
    [ "auto" "always" "never" ]
  }

  # Have the credit centre send its SMS code (by the form's method)
  export extern "zhengxin apply sms" [
    --again                   # Send the call even if it may repeat a submission or application that the session knows of, or if three passwords were refused
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin apply sms output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin apply sms lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin apply sms color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin apply submit output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin apply submit lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin apply submit color" [] {
    [ "auto" "always" "never" ]
  }

  # Apply for the report (submitApplyMessageCode)
  export extern "zhengxin apply submit" [
    --message-code: string    # The code from the credit centre's SMS
    --again                   # Send the call even if it may repeat a submission or application that the session knows of, or if three passwords were refused
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin apply submit output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin apply submit lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin apply submit color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin report-info output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin report-info lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin report-info color" [] {
    [ "auto" "always" "never" ]
  }

  # Fetch the report form (getViewReportInfo)
  export extern "zhengxin report-info" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin report-info output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin report-info lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin report-info color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin report output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin report lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin report color" [] {
    [ "auto" "always" "never" ]
  }

  # Fetch the report (viewReport)
  export extern "zhengxin report" [
    --login-name: string      # The applicant's login name
    --message-code: string    # The identity code from the credit centre's SMS
    --report-version: string  # The report's version [default: 2.0]
    --save: path              # Save the report, as received, in this file
    --html: path              # Write the report as a web page to this file: one HTML file that needs no other
    --force(-f)               # Let --save and --html replace existing files
    --mask(-m)                # Hide personal data on the page: names; document, report and card numbers; users who made inquiries
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin report output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin report lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin report color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin run route" [] {
    [ "auto" "unionpay" "questions" ]
  }

  def "nu-complete zhengxin run until" [] {
    [ "login" "applied" "report" ]
  }

  def "nu-complete zhengxin run captcha" [] {
    [ "show" "path" "none" ]
  }

  def "nu-complete zhengxin run output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin run lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin run color" [] {
    [ "auto" "always" "never" ]
  }

  # Take every step to the report, following the gateway's forms
  export extern "zhengxin run" [
    --route: string@"nu-complete zhengxin run route" # How the applicant is verified [default: auto]
    --until: string@"nu-complete zhengxin run until" # How far to go
    --max-tries: string       # How often a step may be refused before the run ends with that refusal
    --look                    # Log in even if the application is less than 24 hours old: the report may be early
    --again                   # Send the call even if it may repeat a submission or application that the session knows of, or if three passwords were refused
    --save: path              # Save the report, as received, in this file
    --html: path              # Write the report as a web page to this file: one HTML file that needs no other
    --force(-f)               # Let --save and --html replace existing files
    --mask(-m)                # Hide personal data on the page: names; document, report and card numbers; users who made inquiries
    --captcha: string@"nu-complete zhengxin run captcha" # How a captcha picture is shown at the prompt
    --events                  # Write a JSON line for each step to standard error
    --login-name: string      # The applicant's login name
    --bank-card: string       # The bank card's number
    --cellphone: string       # The mobile number on file with the bank
    --real-name: string       # The applicant's real name
    --id-card: string         # The applicant's identity number
    --year: string            # Credit card: year of expiry, two digits
    --month: string           # Credit card: month of expiry, 1 to 12
    --password-stdin          # Read the password from standard input
    --password-file: path     # Read the password from this file
    --password-command: string # Take the first line this command prints as the password
    --card-password-file: path # Read the debit card's PIN from this file
    --last-three-file: path   # Read the credit card's last three digits from this file
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin run output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin run lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin run color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin batch output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin batch lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin batch color" [] {
    [ "auto" "always" "never" ]
  }

  # Fetch the reports of many applicants, from a list
  export extern "zhengxin batch" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin batch output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin batch lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin batch color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin batch run until" [] {
    [ "applied" "report" ]
  }

  def "nu-complete zhengxin batch run route" [] {
    [ "auto" "unionpay" "questions" ]
  }

  def "nu-complete zhengxin batch run output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin batch run lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin batch run color" [] {
    [ "auto" "always" "never" ]
  }

  # Take each applicant of a list as far as possible today; run it again to go on
  export extern "zhengxin batch run" [
    --key-file: path          # The file of the key that encrypts the ledger [default: ledger.key in the state directory]
    --jobs(-j): string        # How many applicants are handled at once, at most
    --rate: string            # How many calls are made per second, at most, by all processes of this ledger together
    --until: string@"nu-complete zhengxin batch run until" # How far to go
    --route: string@"nu-complete zhengxin batch run route" # How to verify an applicant whose row names no route [default: auto]
    --ask-jobs: string        # How many ask programs run at once, at most
    --reports: path           # The directory of the reports [default: LIST.reports, such as people.csv.reports]
    --follow                  # Keep running until every applicant has reached the goal or has a final result
    --give-up: string         # Give up on a report that is not ready this long after the application
    --max-failures: string    # Stop once so many applicants have failed or are uncertain
    --max-tries: string       # How often a step may be refused before the applicant fails
    --check                   # Only check the list: import nothing, call no gateway
    --skip-bad                # Import the good rows of a list that has bad ones
    --no-store                # Store no values in the ledger: each run then needs the list and reads them from it. Only an ask program can then be shown pictures and receive SMS codes, not a person who takes questions
    --rekey                   # For a lost key: encrypt the ledger again from the list, with another key; with --no-store if the ledger stores no values. Each applicant without a final result first waits until a login can show where they stand
    --ledger(-l): path        # The ledger's file [default: LIST.ledger, such as people.csv.ledger]
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin batch run output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin batch run lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin batch run color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    list?: path               # The list of applicants: CSV with a header, or one JSON object a line; `-` is standard input. Without a list, the run goes on with the ledger's applicants
  ]

  def "nu-complete zhengxin batch waiting output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin batch waiting lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin batch waiting color" [] {
    [ "auto" "always" "never" ]
  }

  # List the questions that wait for an answer, and take some of them
  export extern "zhengxin batch waiting" [
    --ledger(-l): path        # The ledger's file
    --key-file: path          # The file of the key that encrypts the ledger [default: ledger.key in the state directory]
    --take: string            # Take up to N questions: their pictures are fetched and their SMS sent, and nobody else gets them for a while. Without it this only looks, and calls nobody
    --person: string          # Who takes and answers questions [default: the system's user name]
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin batch waiting output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin batch waiting lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin batch waiting color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin batch answer output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin batch answer lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin batch answer color" [] {
    [ "auto" "always" "never" ]
  }

  # Answer questions, from lines of JSON or one by one at the terminal
  export extern "zhengxin batch answer" [
    --ledger(-l): path        # The ledger's file
    --key-file: path          # The file of the key that encrypts the ledger [default: ledger.key in the state directory]
    --person: string          # Who takes and answers questions [default: the system's user name]
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin batch answer output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin batch answer lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin batch answer color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    file?: path               # Answers, one JSON object a line: user_id and key, with value, or with "refresh": true, "keep": true (more time) or "free": true; `-` is standard input. Without it, at a terminal, one question after the other is asked
  ]

  def "nu-complete zhengxin batch status output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin batch status lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin batch status color" [] {
    [ "auto" "always" "never" ]
  }

  # Show where the whole batch stands
  export extern "zhengxin batch status" [
    --ledger(-l): path        # The ledger's file
    --watch                   # Redraw it every second until Ctrl-C; without a terminal, print it once
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin batch status output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin batch status lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin batch status color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin batch results state" [] {
    [ "ready" "running" "interrupted" "waiting" "settling" "applied" "done" "failed" "uncertain" "poison" "withdrawn" ]
  }

  def "nu-complete zhengxin batch results format" [] {
    [ "ndjson" "csv" ]
  }

  def "nu-complete zhengxin batch results output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin batch results lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin batch results color" [] {
    [ "auto" "always" "never" ]
  }

  # Print a row for each applicant: state, class, report
  export extern "zhengxin batch results" [
    --ledger(-l): path        # The ledger's file
    --class: string           # Only applicants of this class
    --state: string@"nu-complete zhengxin batch results state" # Only applicants in this state; repeatable
    --format: string@"nu-complete zhengxin batch results format" # How the rows are written [default: a table for people, or ndjson with --json]
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin batch results output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin batch results lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin batch results color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin batch show output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin batch show lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin batch show color" [] {
    [ "auto" "always" "never" ]
  }

  # Show what happened to one applicant
  export extern "zhengxin batch show" [
    --ledger(-l): path        # The ledger's file
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin batch show output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin batch show lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin batch show color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    applicant: string         # The applicant's user_id
  ]

  def "nu-complete zhengxin batch retry state" [] {
    [ "failed" "uncertain" "poison" ]
  }

  def "nu-complete zhengxin batch retry output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin batch retry lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin batch retry color" [] {
    [ "auto" "always" "never" ]
  }

  # Retry failed applicants at the next run
  export extern "zhengxin batch retry" [
    --class: string           # Retry all applicants of this class instead
    --state: string@"nu-complete zhengxin batch retry state" # Retry all applicants in this state instead
    --again                   # Also retry applicants with a submission of unknown outcome, who may then apply twice. Passwords that were refused three times are sent again too
    --ledger(-l): path        # The ledger's file
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin batch retry output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin batch retry lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin batch retry color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    ...applicants: string     # The applicants' user_ids
  ]

  def "nu-complete zhengxin batch withdraw output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin batch withdraw lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin batch withdraw color" [] {
    [ "auto" "always" "never" ]
  }

  # Withdraw applicants: make no more calls for them, erase their values
  export extern "zhengxin batch withdraw" [
    --ledger(-l): path        # The ledger's file
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin batch withdraw output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin batch withdraw lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin batch withdraw color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    ...applicants: string     # The applicants' user_ids
  ]

  def "nu-complete zhengxin batch close output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin batch close lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin batch close color" [] {
    [ "auto" "always" "never" ]
  }

  # Erase the values of all applicants, withdraw those who have not ended, and keep the results
  export extern "zhengxin batch close" [
    --yes                     # Do not ask for confirmation
    --ledger(-l): path        # The ledger's file
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin batch close output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin batch close lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin batch close color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin batch backup output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin batch backup lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin batch backup color" [] {
    [ "auto" "always" "never" ]
  }

  # Write a consistent copy of the ledger
  export extern "zhengxin batch backup" [
    --ledger(-l): path        # The ledger's file
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin batch backup output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin batch backup lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin batch backup color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    file: path                # The file to write, which must not exist yet
  ]

  def "nu-complete zhengxin view output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin view lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin view color" [] {
    [ "auto" "always" "never" ]
  }

  # Show a saved report
  export extern "zhengxin view" [
    --html: path              # Write the report as a web page to this file (- is standard output): one HTML file that needs no other
    --force(-f)               # Let --html replace an existing file
    --mask(-m)                # Hide personal data: names; document, report and card numbers; users who made inquiries
    --pager                   # Show the report in $PAGER [default: less -R], if standard output is a terminal
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin view output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin view lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin view color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    file: path                # A saved report, a whole reply or the output of `report --json`; `-` is standard input
  ]

  def "nu-complete zhengxin call output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin call lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin call color" [] {
    [ "auto" "always" "never" ]
  }

  # Call any method, by short or full name
  export extern "zhengxin call" [
    --again                   # Send the call even if it may repeat a submission or application that the session knows of, or if three passwords were refused
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin call output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin call lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin call color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    method: string            # The method, by short or full name
    ...params: string         # key=value sends a string, key:=json any JSON, key=@FILE the only line of a file (@- is standard input), key:=@FILE that line as JSON
  ]

  def "nu-complete zhengxin status output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin status lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin status color" [] {
    [ "auto" "always" "never" ]
  }

  # Show where the applicant stands
  export extern "zhengxin status" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin status output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin status lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin status color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin codes output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin codes lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin codes color" [] {
    [ "auto" "always" "never" ]
  }

  # List the gateway's codes and what they mean
  export extern "zhengxin codes" [
    --class: string           # Only codes of this class
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin codes output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin codes lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin codes color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    code?: string             # Only this code
  ]

  def "nu-complete zhengxin session output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin session lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin session color" [] {
    [ "auto" "always" "never" ]
  }

  # List, show and remove session files
  export extern "zhengxin session" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin session output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin session lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin session color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin session list state" [] {
    [ "none" "logged-in" "expired" "locked" "uncertain" "applied" "result-due" "report" "fetched" ]
  }

  def "nu-complete zhengxin session list output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin session list lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin session list color" [] {
    [ "auto" "always" "never" ]
  }

  # List the sessions
  export extern "zhengxin session list" [
    --due                     # Only sessions that can go on now, soonest deadline first
    --state: string@"nu-complete zhengxin session list state" # Only sessions in this state; repeatable
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin session list output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin session list lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin session list color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin session show output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin session show lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin session show color" [] {
    [ "auto" "always" "never" ]
  }

  # Print a session, masked
  export extern "zhengxin session show" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin session show output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin session show lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin session show color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    name?: string             # The session's name or path [default: --session, or the applicant's own]
  ]

  def "nu-complete zhengxin session path output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin session path lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin session path color" [] {
    [ "auto" "always" "never" ]
  }

  # Print the path of a session's file
  export extern "zhengxin session path" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin session path output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin session path lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin session path color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    name?: string             # The session's name or path [default: --session, or the applicant's own]
  ]

  def "nu-complete zhengxin session remove output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin session remove lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin session remove color" [] {
    [ "auto" "always" "never" ]
  }

  # Remove a session and its captcha picture
  export extern "zhengxin session remove" [
    --force(-f)               # Remove it even if the outcome of a submission is unknown or an application is less than 24 hours old
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin session remove output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin session remove lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin session remove color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    name?: string             # The session's name or path [default: --session, or the applicant's own]
  ]

  def "nu-complete zhengxin session adopt output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin session adopt lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin session adopt color" [] {
    [ "auto" "always" "never" ]
  }

  # Assign a session of an earlier version to the profile's merchant
  export extern "zhengxin session adopt" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin session adopt output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin session adopt lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin session adopt color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    name: string              # The session's name or path
  ]

  def "nu-complete zhengxin session prune output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin session prune lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin session prune color" [] {
    [ "auto" "always" "never" ]
  }

  # Remove sessions that have not changed for long
  export extern "zhengxin session prune" [
    --older-than: string      # Remove sessions that have not changed for this long, such as 30d
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin session prune output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin session prune lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin session prune color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin sandbox output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin sandbox lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin sandbox color" [] {
    [ "auto" "always" "never" ]
  }

  # Serve and control the sandbox, the built-in gateway
  export extern "zhengxin sandbox" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin sandbox output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin sandbox lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin sandbox color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin sandbox serve envelope" [] {
    [ "plain" "signed" ]
  }

  def "nu-complete zhengxin sandbox serve wrap" [] {
    [ "inner" "outer" ]
  }

  def "nu-complete zhengxin sandbox serve output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin sandbox serve lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin sandbox serve color" [] {
    [ "auto" "always" "never" ]
  }

  # Serve a sandbox over HTTP; its data are in memory only
  export extern "zhengxin sandbox serve" [
    --listen: string          # Where to listen; port 0 takes any free one
    --tls                     # Speak TLS with a certificate made for this run; it is printed after the URL, for ca_file
    --tls-cert-out: path      # Write that certificate to FILE instead, before the URL is printed
    --force(-f)               # Let --tls-cert-out replace a file that is not such a certificate
    --fault: string           # Inject a fault, such as latency:login:500 or reset:submitQuestion#1; repeatable
    --envelope: string@"nu-complete zhengxin sandbox serve envelope" # Which form calls must have: JSON, or signed and verified with --public-key
    --public-key: path        # The PEM file with the public half of the key that signs the calls
    --wrap: string@"nu-complete zhengxin sandbox serve wrap" # Where the reply to a signed call has the method's code: in the inner reply, or in the outer `error`
    --lenient                 # Accept requests as the document's examples print them: without type, with blanks around names and values, integers, surplus commas
    --verbatim                # Reply exactly as the document's examples are printed, with their blanks and their order
    --replay: path            # Answer from this recording (--record) instead of a sandbox
    --people: string          # Add so many applicants for a trial to the test people; all of them succeed, and they are the same each time
    --seed: string            # The random seed of captchas, codes and faults
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin sandbox serve output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin sandbox serve lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin sandbox serve color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin sandbox people output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin sandbox people lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin sandbox people color" [] {
    [ "auto" "always" "never" ]
  }

  # List the test people, what each is for, and their answers
  export extern "zhengxin sandbox people" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin sandbox people output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin sandbox people lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin sandbox people color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin sandbox inbox output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin sandbox inbox lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin sandbox inbox color" [] {
    [ "auto" "always" "never" ]
  }

  # Show the captcha answer and the SMS codes that wait for an applicant
  export extern "zhengxin sandbox inbox" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin sandbox inbox output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin sandbox inbox lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin sandbox inbox color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin sandbox reset output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin sandbox reset lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin sandbox reset color" [] {
    [ "auto" "always" "never" ]
  }

  # Start over: erase all that happened in the sandbox, and its sessions
  export extern "zhengxin sandbox reset" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin sandbox reset output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin sandbox reset lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin sandbox reset color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin sandbox advance output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin sandbox advance lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin sandbox advance color" [] {
    [ "auto" "always" "never" ]
  }

  # Let time pass in the sandbox and for its sessions, to try tomorrow today
  export extern "zhengxin sandbox advance" [
    --key-file: path          # The file of the key that encrypts the ledger [default: ledger.key in the state directory]
    --ledger(-l): path        # The file of a `batch` ledger that ages as well
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin sandbox advance output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin sandbox advance lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin sandbox advance color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    duration: string          # How much time, such as 24h
  ]

  def "nu-complete zhengxin notice output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin notice lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin notice color" [] {
    [ "auto" "always" "never" ]
  }

  # Receive the platform's notices
  export extern "zhengxin notice" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin notice output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin notice lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin notice color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin notice serve output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin notice serve lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin notice serve color" [] {
    [ "auto" "always" "never" ]
  }

  # Receive notices over HTTP and print each as a JSON line
  export extern "zhengxin notice serve" [
    --listen: string          # Where to listen; port 0 takes any free one
    --tls                     # Speak TLS with a certificate made for this run; it is printed after the URL, for ca_file
    --tls-cert-out: path      # Write that certificate to FILE instead, before the URL is printed
    --force(-f)               # Let --tls-cert-out replace a file that is not such a certificate
    --public-key: path        # The PEM file of the platform's public key; a notice whose signature does not fit is answered with 401 and stored as unverified
    --append: path            # Also append each notice to FILE, before answering it
    --ledger(-l): path        # Make the applicant of a verified notice due at once in this ledger of `batch`
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin notice serve output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin notice serve lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin notice serve color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin demo route" [] {
    [ "unionpay" "questions" ]
  }

  def "nu-complete zhengxin demo output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin demo lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin demo color" [] {
    [ "auto" "always" "never" ]
  }

  # Show how a report is fetched, on the built-in gateway
  export extern "zhengxin demo" [
    --route: string@"nu-complete zhengxin demo route" # How the applicant is verified
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin demo output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin demo lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin demo color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin smoke level" [] {
    [ "probe" "login" "full" ]
  }

  def "nu-complete zhengxin smoke until" [] {
    [ "applied" "report" ]
  }

  def "nu-complete zhengxin smoke format" [] {
    [ "human" "tap" "junit" "json" ]
  }

  def "nu-complete zhengxin smoke output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin smoke lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin smoke color" [] {
    [ "auto" "always" "never" ]
  }

  # Check which functions of a gateway work, for CI
  export extern "zhengxin smoke" [
    --level: string@"nu-complete zhengxin smoke level" # How much to check: only what is harmless, a login as well, or everything (on a sandbox only)
    --until: string@"nu-complete zhengxin smoke until" # Where --level full ends: with an accepted application, or with the report of an applicant who has one [default: applied]
    --format: string@"nu-complete zhengxin smoke format" # How the result is printed [default: human, json with --json]
    --junit: path             # Also write the result as JUnit XML to this file, replacing an older one
    --tap: path               # Also write the result as TAP 14 to this file, replacing an older one
    --record-baseline: path   # Write the shapes of the replies (names and types) to this file, if every check passed
    --force(-f)               # Let --record-baseline replace an existing file
    --baseline: path          # Compare the replies with the shapes in this file, and report differences
    --yes-submit              # Let --level full apply for a report at a gateway that is not a sandbox
    --again                   # Send the password even if three were refused; after more than five, the gateway locks the login name
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin smoke output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin smoke lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin smoke color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin export format" [] {
    [ "json" "ndjson" "csv" ]
  }

  def "nu-complete zhengxin export what" [] {
    [ "accounts" "queries" "figures" "reports" "public-records" "advice" "summary" ]
  }

  def "nu-complete zhengxin export schema" [] {
    [ "accounts" "queries" "figures" "reports" "public-records" "advice" "summary" ]
  }

  def "nu-complete zhengxin export output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin export lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin export color" [] {
    [ "auto" "always" "never" ]
  }

  # Print saved reports as rows of JSON or CSV
  export extern "zhengxin export" [
    --format: string@"nu-complete zhengxin export format" # How the rows are written
    --what: string@"nu-complete zhengxin export what" # What to export
    --bom                     # Begin CSV with a byte order mark, for Excel
    --schema: string@"nu-complete zhengxin export schema" # Print the JSON Schema of such rows instead
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin export output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin export lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin export color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    ...files: path            # Saved reports, directories (all *.json files in them, sorted by name), or `-` for standard input
  ]

  def "nu-complete zhengxin diff output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin diff lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin diff color" [] {
    [ "auto" "always" "never" ]
  }

  # Show what changed between two saved reports of one person
  export extern "zhengxin diff" [
    --mask(-m)                # Hide personal data: names; document, report and card numbers; users who made inquiries
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin diff output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin diff lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin diff color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    old: path                 # The older report: a saved report, a whole reply or the output of `report --json`; `-` is standard input
    new: path                 # The newer report
  ]

  def "nu-complete zhengxin config output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin config lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin config color" [] {
    [ "auto" "always" "never" ]
  }

  # Show, write and check the configuration
  export extern "zhengxin config" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin config output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin config lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin config color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin config show output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin config show lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin config show color" [] {
    [ "auto" "always" "never" ]
  }

  # Print the profile in effect, masked, and where each value comes from
  export extern "zhengxin config show" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin config show output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin config show lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin config show color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin config path output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin config path lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin config path color" [] {
    [ "auto" "always" "never" ]
  }

  # Print the path of the configuration file
  export extern "zhengxin config path" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin config path output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin config path lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin config path color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin config init output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin config init lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin config init color" [] {
    [ "auto" "always" "never" ]
  }

  # Write a configuration file, or add a profile to it, asking for missing values
  export extern "zhengxin config init" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin config init output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin config init lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin config init color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    ...values: string         # Values of the profile, such as merchant_id=123124
  ]

  def "nu-complete zhengxin config set output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin config set lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin config set color" [] {
    [ "auto" "always" "never" ]
  }

  # Change a value of a profile
  export extern "zhengxin config set" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin config set output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin config set lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin config set color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    key: string               # A key of the profile that --profile names (else of the default profile), or default_profile
    value: string             # Its new value; a list such as real_name,id_card
  ]

  def "nu-complete zhengxin config edit output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin config edit lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin config edit color" [] {
    [ "auto" "always" "never" ]
  }

  # Open the configuration in $VISUAL or $EDITOR, and check it afterwards
  export extern "zhengxin config edit" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin config edit output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin config edit lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin config edit color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin config check output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin config check lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin config check color" [] {
    [ "auto" "always" "never" ]
  }

  # Check the profile in effect
  export extern "zhengxin config check" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin config check output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin config check lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin config check color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin completions shell" [] {
    [ "bash" "elvish" "fish" "nushell" "powershell" "zsh" ]
  }

  def "nu-complete zhengxin completions output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin completions lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin completions color" [] {
    [ "auto" "always" "never" ]
  }

  # Print completions for a shell
  export extern "zhengxin completions" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin completions output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin completions lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin completions color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    shell: string@"nu-complete zhengxin completions shell" # The shell
  ]

  def "nu-complete zhengxin man output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin man lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin man color" [] {
    [ "auto" "always" "never" ]
  }

  # Print the man page, or write all man pages into a directory
  export extern "zhengxin man" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin man output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin man lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin man color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    dir?: path                # Write every page into this directory instead of printing the first
  ]

  def "nu-complete zhengxin capabilities output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin capabilities lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin capabilities color" [] {
    [ "auto" "always" "never" ]
  }

  # List commands, options, variables, exit codes, schemas as JSON
  export extern "zhengxin capabilities" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin capabilities output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin capabilities lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin capabilities color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin version output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin version lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin version color" [] {
    [ "auto" "always" "never" ]
  }

  # Print version, commit, features and target of the program
  export extern "zhengxin version" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin version output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin version lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin version color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete zhengxin help output" [] {
    [ "human" "json" ]
  }

  def "nu-complete zhengxin help lang" [] {
    [ "zh" "en" ]
  }

  def "nu-complete zhengxin help color" [] {
    [ "auto" "always" "never" ]
  }

  # Show help on a topic or a command
  export extern "zhengxin help" [
    --profile(-p): string     # Use this profile of the configuration
    --gateway(-g): string     # Talk to this gateway; `sandbox:` is the built-in one
    --session(-s): string     # Use this session instead of the one named after gateway and user_id
    --user-id(-u): string     # The merchant's own id for the applicant
    --json                    # Print one JSON value (same as --output json)
    --output(-o): string@"nu-complete zhengxin help output" # How results are printed
    --jq: string              # Filter the JSON result with a jq expression (implies --json)
    --raw(-r)                 # Print strings from --jq without quotes
    --answers(-a): path       # Take values from this JSON or TOML file; `-` is standard input
    --ask: string             # Ask this program or command line for missing values (see `help ask`); `sandbox:` takes them from the sandbox's inbox
    --ask-timeout: string     # How long an ask program may take [default: 5m]
    --no-input                # Never prompt on the terminal
    --no-verify-input         # Skip the local checks of card, identity and mobile numbers
    --allow-shared-file       # Accept a file of secrets although other users can read it
    --allow-http              # Allow http:// to a gateway that is not on this machine: passwords are then sent unencrypted
    --timeout: string         # How long one request may take [default: 30s]
    --retries: string         # How often a request that is safe to repeat is retried [default: 2]
    --dry-run(-n)             # Print the request, masked, and send nothing; with session remove and prune, list what would be removed. Commands that call no gateway reject this option
    --curl                    # Print the call as a curl command, with $ZHENGXIN_... in place of values, and send nothing. Commands that call no gateway reject this option
    --audit: path             # Record each call that has an effect in this audit log: one line before it is sent, one after its reply
    --authorization: string   # Where the applicant's written consent is kept, for the audit log
    --record: path            # Add each call and its reply to this file, masked, for `sandbox serve --replay`
    --lang: string@"nu-complete zhengxin help lang" # The program's language [default: from the locale]
    --color: string@"nu-complete zhengxin help color" # Use colours
    --quiet(-q)               # Print results and errors only
    --verbose(-v)             # Show what happens; repeat for more (masked at every level)
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    ...words: string          # A topic (options, environment, exit-codes, values, ask, faults) or a command's words
  ]

}

export use completions *
