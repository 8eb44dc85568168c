# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_zhengxin_global_optspecs
    string join \n profile= gateway= session= user-id= json output= jq= raw answers= ask= ask-timeout= no-input no-verify-input allow-shared-file allow-http timeout= retries= dry-run curl audit= authorization= record= lang= color= q/quiet v/verbose h/help V/version
end

function __fish_zhengxin_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_zhengxin_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_zhengxin_using_subcommand
    set -l cmd (__fish_zhengxin_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c zhengxin -n "__fish_zhengxin_needs_command" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "captcha" -d 'Fetch a captcha picture (getPicCode)'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "login-info" -d 'Fetch the login form (getLoginInfo)'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "login" -d 'Log in (login)'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "verify-methods" -d 'List the verification methods (getVerifyMethod)'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "questions" -d 'Fetch the five questions (getQuestion)'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "submit-answers" -d 'Answer the questions: applies for the report (submitQuestion)'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "unionpay" -d 'Verify by UnionPay: card, SMS, authentication, code'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "apply" -d 'Apply for the report after UnionPay'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "report-info" -d 'Fetch the report form (getViewReportInfo)'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "report" -d 'Fetch the report (viewReport)'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "run" -d 'The whole way to the report, following the gateway\'s forms'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "view" -d 'Show a saved report'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "call" -d 'Call any method, by short or full name'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "status" -d 'Where the applicant stands'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "codes" -d 'The code catalogue'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "session" -d 'The session files'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "sandbox" -d 'The built-in gateway'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "notice" -d 'The platform\'s notices'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "demo" -d 'Play a whole retrieval on the built-in gateway'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "smoke" -d 'Check a gateway and say what works, for CI'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "export" -d 'Saved reports as rows: JSON or CSV'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "diff" -d 'What changed between two saved reports of one person'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "config" -d 'The configuration'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "completions" -d 'Print completions for a shell'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "man" -d 'Print the man page, or write all man pages into a directory'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "capabilities" -d 'Every command, flag, variable, class, exit code and output schema'
complete -c zhengxin -n "__fish_zhengxin_needs_command" -f -a "help" -d 'Help on a topic or a command'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l for -d 'What the picture is for' -r -f -a "login\t'Logging in, and handing in the UnionPay code'
register\t'Registering'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l out -d 'Write the picture here [default: beside the session]' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand captcha" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login-info" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l login-name -d 'The applicant\'s login name' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l pic-code -d 'The answer to the captcha picture' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l password-file -d 'Read the password from this file' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l password-command -d 'Take the first line this command prints as the password' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l again -d 'Send the password although three were refused: the gateway locks the login name after more than five'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l password-stdin -d 'Read the password from standard input'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand login" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l login-name -d 'The applicant\'s login name' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l for -d 'What the verification is for [default: as before in the session, else apply]' -r -f -a "apply\t'Applying for a report'
recover\t'Recovering the password'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand verify-methods" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand questions" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l answer -d 'The answer to one question, such as 1=3; repeat for each' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l again -d 'Send it although the session knows of a submission or application that may act twice, or three passwords were refused'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand submit-answers" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -f -a "card" -d 'Let UnionPay check a bank card (onlineValidateCard)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -f -a "sms" -d 'Send the bank\'s SMS code (getOnlineMessageCode)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -f -a "auth" -d 'Authenticate at UnionPay (onlineAuthentication)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and not __fish_seen_subcommand_from card sms auth submit" -f -a "submit" -d 'Hand in the UnionPay code (submitOnlineAuth)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l bank-card -d 'The bank card\'s number' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l again -d 'Send it although the session knows of a submission or application that may act twice, or three passwords were refused'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from card" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l cellphone -d 'The mobile number on file with the bank' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l real-name -d 'The name on file with the bank' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l id-card -d 'The resident identity number' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l bank-card -d 'The bank card\'s number [default: the one checked before]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l card-type -d '1 debit, 2 credit [default: what the check said]' -r -f -a "1\t''
2\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l again -d 'Send it although the session knows of a submission or application that may act twice, or three passwords were refused'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from sms" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l cellphone -d 'The mobile number on file with the bank' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l real-name -d 'The name on file with the bank' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l id-card -d 'The resident identity number' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l bank-card -d 'The bank card\'s number [default: the one checked before]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l card-type -d '1 debit, 2 credit [default: what the check said]' -r -f -a "1\t''
2\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l message-code -d 'The code from the bank\'s SMS' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l year -d 'Credit card: year of expiry, two digits' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l month -d 'Credit card: month of expiry, 1 to 12' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l for -d 'What the authentication is for [default: as before in the session, else apply]' -r -f -a "apply\t'Applying for a report'
recover\t'Recovering the password'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l card-password-file -d 'Read the debit card\'s PIN from this file' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l last-three-file -d 'Read the credit card\'s last three digits from this file' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l again -d 'Send it although the session knows of a submission or application that may act twice, or three passwords were refused'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from auth" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l pic-code -d 'The answer to the captcha picture' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l unionpay-code -d 'The UnionPay code [default: what `unionpay auth` returned]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l again -d 'Send it although the session knows of a submission or application that may act twice, or three passwords were refused'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand unionpay; and __fish_seen_subcommand_from submit" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -f -a "info" -d 'Fetch the application form (getOnlineAuthedInfo)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -f -a "sms" -d 'Send the credit centre\'s SMS code (what the form names)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and not __fish_seen_subcommand_from info sms submit" -f -a "submit" -d 'Apply for the report (submitApplyMessageCode)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l login-name -d 'The applicant\'s login name' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from info" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l again -d 'Send it although the session knows of a submission or application that may act twice, or three passwords were refused'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from sms" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l message-code -d 'The code from the credit centre\'s SMS' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l again -d 'Send it although the session knows of a submission or application that may act twice, or three passwords were refused'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand apply; and __fish_seen_subcommand_from submit" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report-info" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l login-name -d 'The applicant\'s login name' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l message-code -d 'The identity code from the credit centre\'s SMS' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l report-version -d 'The report\'s version [default: 2.0]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l save -d 'Save the report, as received, in this file' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l html -d 'Write the report as a page in this file: HTML that needs nothing else' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l force -d 'Let --save and --html replace existing files'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l mask -d 'Hide personal data on the page: names, document, report and card numbers, users'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand report" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l route -d 'How the applicant is verified [default: auto]' -r -f -a "auto\t''
unionpay\t''
questions\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l until -d 'How far to go' -r -f -a "login\t'Logged in'
applied\t'Applied for the report'
report\t'The report'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l max-tries -d 'How often a step may be refused before the refusal is the result' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l save -d 'Save the report, as received, in this file' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l html -d 'Write the report as a page in this file: HTML that needs nothing else' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l captcha -d 'How a captcha picture is shown at the prompt' -r -f -a "show\t'The picture, and its path'
path\t'Its path'
none\t'Nothing'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l login-name -d 'The applicant\'s login name' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l bank-card -d 'The bank card\'s number' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l cellphone -d 'The mobile number on file with the bank' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l real-name -d 'The applicant\'s real name' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l id-card -d 'The applicant\'s identity number' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l year -d 'Credit card: year of expiry, two digits' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l month -d 'Credit card: month of expiry, 1 to 12' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l password-file -d 'Read the password from this file' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l password-command -d 'Take the first line this command prints as the password' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l card-password-file -d 'Read the debit card\'s PIN from this file' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l last-three-file -d 'Read the credit card\'s last three digits from this file' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l look -d 'Log in although an application is less than 24 hours old: the report may be early'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l again -d 'Send it although the session knows of a submission or application that may act twice, or three passwords were refused'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l force -d 'Let --save and --html replace existing files'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l mask -d 'Hide personal data on the page: names, document, report and card numbers, users'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l events -d 'Write a JSON line for each step to standard error'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l password-stdin -d 'Read the password from standard input'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand run" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l html -d 'Write it as a page in this file, - being standard output: HTML that needs nothing else' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l force -d 'Let --html replace an existing file'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l mask -d 'Hide personal data: names, document, report and card numbers, users'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l pager -d 'Show it through $PAGER [default: less -R], if standard output is a terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand view" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l again -d 'Send it although the session knows of a submission or application that may act twice, or three passwords were refused'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand call" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand status" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l class -d 'Only codes of this class' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand codes" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -f -a "list" -d 'List the sessions'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -f -a "show" -d 'Print a session, masked'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -f -a "path" -d 'Print where a session\'s file lies'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -f -a "remove" -d 'Remove a session and its captcha picture'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -f -a "adopt" -d 'Say that a session of an earlier version is the profile\'s merchant\'s'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and not __fish_seen_subcommand_from list show path remove adopt prune" -f -a "prune" -d 'Remove sessions that have not changed for long'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l state -d 'Only those in this state; repeatable' -r -f -a "none\t''
logged-in\t''
expired\t''
locked\t''
uncertain\t''
applied\t''
result-due\t''
report\t''
fetched\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l due -d 'Only what can be done now, soonest deadline first'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from path" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l force -d 'Remove it although a submission\'s outcome is not known or an application is less than 24 hours old'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from remove" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from adopt" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l older-than -d 'Remove those that have not changed for this long, such as 30d' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand session; and __fish_seen_subcommand_from prune" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -f -a "serve" -d 'Serve the sandbox over HTTP, in memory'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -f -a "people" -d 'The test people, what each is for, and their answers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -f -a "inbox" -d 'The captcha text and SMS codes that wait for an applicant'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -f -a "reset" -d 'Begin anew: forget what happened in the sandbox, and its sessions'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and not __fish_seen_subcommand_from serve people inbox reset advance" -f -a "advance" -d 'Let time pass in the sandbox, and for its sessions: tomorrow can be tried today'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l listen -d 'Where to listen; port 0 takes any free one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l tls-cert-out -d 'Write that certificate into FILE instead, before the URL is printed' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l fault -d 'Make something go wrong, such as latency:login:500 or reset:submitQuestion#1; repeatable' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l envelope -d 'How calls must come: as JSON, or signed and verified with --public-key' -r -f -a "plain\t'JSON as it is'
signed\t'Form-encoded with an RSA signature'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l public-key -d 'The PEM file of the key that signs the calls, its public half' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l wrap -d 'Where the answer to a signed call says the method\'s code: in the reply that is wrapped, or in the error around it' -r -f -a "inner\t'The wrapped reply has the code, as it would have unwrapped; the error is 200'
outer\t'The error is the code, and the data alone is wrapped'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l replay -d 'Answer from this recording (--record) instead of a sandbox' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l people -d 'List so many applicants for a trial besides the test people, all of whom go well; they are the same each time' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l seed -d 'The seed of captchas, codes and faults' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l tls -d 'Speak TLS with a certificate made for this run; it is printed after the URL, for ca_file'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l force -d 'Let --tls-cert-out replace a file that is no such certificate'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l lenient -d 'Take the document\'s request examples as printed: no type, blanks around names and values, integers, commas too many'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l verbatim -d 'Reply as the document\'s examples are printed, member for member, with their blanks and their order'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from people" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from inbox" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and not __fish_seen_subcommand_from serve" -f -a "serve" -d 'Receive notices over HTTP and print each as a JSON line'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l listen -d 'Where to listen; port 0 takes any free one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l tls-cert-out -d 'Write that certificate into FILE instead, before the URL is printed' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l public-key -d 'The PEM file of the platform\'s public key; a notice without its signature is answered 401 and kept as unverified' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l append -d 'Append each notice to FILE, too, before it is answered' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l tls -d 'Speak TLS with a certificate made for this run; it is printed after the URL, for ca_file'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l force -d 'Let --tls-cert-out replace a file that is no such certificate'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand notice; and __fish_seen_subcommand_from serve" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l route -d 'How the applicant is verified' -r -f -a "unionpay\t'Bank card and SMS'
questions\t'Five questions'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand demo" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l level -d 'How much is checked: what is harmless, a login too, or everything (on a sandbox only)' -r -f -a "probe\t'Harmless: no login, nothing left behind'
login\t'Logs in and reads; submits nothing'
full\t'Everything, submissions too'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l until -d 'What --level full is to come to: an application, or the report of somebody who has one [default: applied]' -r -f -a "applied\t'Until an application is accepted'
report\t'Until the report is there; nothing is submitted'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l format -d 'How the result is printed [default: human, json with --json]' -r -f -a "human\t'For people'
tap\t'TAP 14'
junit\t'JUnit XML, as Jenkins and GitLab read it'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l junit -d 'Write the result as JUnit XML into this file too, replacing an older one' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l tap -d 'Write the result as TAP 14 into this file too, replacing an older one' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l record-baseline -d 'Write the shapes of the replies into this file, if every check passed' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l baseline -d 'Report what differs from the shapes in this file' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l force -d 'Let --record-baseline replace an existing file'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l yes-submit -d 'Let --level full apply for a report at a gateway that is no sandbox'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l again -d 'Send the password although three were refused: the gateway locks the login name after more than five'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand smoke" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l format -d 'How the rows are written' -r -f -a "json\t'One JSON array'
ndjson\t'One JSON value a line'
csv\t'Comma-separated values with a header'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l what -d 'What the rows are' -r -f -a "accounts\t'One row per account sentence'
queries\t'One row per query'
figures\t'One row per report: what is computed from accounts and queries'
reports\t'One row per report: its own scalars'
public-records\t'One row per public record'
advice\t'One row per paragraph of the gateway\'s interpretation'
summary\t'One row per value the gateway states: the score\'s parts, overdue, A to E and their meaning'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l schema -d 'Print the JSON Schema of such rows instead' -r -f -a "accounts\t'One row per account sentence'
queries\t'One row per query'
figures\t'One row per report: what is computed from accounts and queries'
reports\t'One row per report: its own scalars'
public-records\t'One row per public record'
advice\t'One row per paragraph of the gateway\'s interpretation'
summary\t'One row per value the gateway states: the score\'s parts, overdue, A to E and their meaning'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l bom -d 'Begin CSV with a byte order mark, for Excel'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand export" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l mask -d 'Hide personal data: names, document, report and card numbers, users'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand diff" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -f -a "show" -d 'Print the profile that holds, masked, and where each value comes from'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -f -a "path" -d 'Print where the configuration file lies'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -f -a "init" -d 'Write a configuration file, or add a profile to it, asking for what is not given'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -f -a "set" -d 'Change a value of a profile'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -f -a "edit" -d 'Open the configuration in $VISUAL or $EDITOR, and check it afterwards'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and not __fish_seen_subcommand_from show path init set edit check" -f -a "check" -d 'Check the profile that holds'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from path" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from init" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from set" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from edit" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand config; and __fish_seen_subcommand_from check" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand completions" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand man" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand capabilities" -s V -l version -d 'Print version'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l profile -d 'Use this profile of the configuration' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l gateway -d 'Talk to this gateway; `sandbox:` is the built-in one' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l session -d 'Use this session instead of the one named after gateway and user_id' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l user-id -d 'The merchant\'s own id for the applicant' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l output -d 'How results are printed' -r -f -a "human\t'For people'
json\t'One JSON value'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l jq -d 'Filter the JSON result with a jq expression (implies --json)' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l answers -d 'Take values from this JSON or TOML file; `-` is standard input' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l ask -d 'Ask this program, or command line, for missing values (`help ask`); `sandbox:` answers from the sandbox\'s inbox' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l ask-timeout -d 'How long an ask program may take [default: 5m]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l timeout -d 'How long one request may take [default: 30s]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l audit -d 'Write each call that acts to this audit log: a line before it is sent and one after' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l authorization -d 'Where the applicant\'s written consent is kept, for the audit log' -r
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l record -d 'Add each call and its reply to this file, masked, for `sandbox serve --replay`' -r -F
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l lang -d 'The language of what the program says [default: from the locale]' -r -f -a "zh\t''
en\t''"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l color -d 'Use colours' -r -f -a "auto\t'Where a terminal shows them and NO_COLOR is not set'
always\t'Into files and pipes, too'
never\t'Not at all'"
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l json -d 'Print one JSON value (same as --output json)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l raw -d 'Print strings that come out of --jq bare'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l no-input -d 'Never prompt on the terminal'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l no-verify-input -d 'Skip the local checks of card, identity and mobile numbers'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l allow-shared-file -d 'Accept files with secrets that others can read'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l allow-http -d 'Allow http:// to a gateway that is not on this machine: passwords travel in the clear'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l dry-run -d 'Print the request, masked, and send nothing; for session remove and prune, what would go. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -l curl -d 'Print the call as a curl command, values as $ZHENGXIN_..., and send nothing. Refused where there is no call'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -s q -l quiet -d 'Print results and errors only'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -s v -l verbose -d 'Tell what happens; repeat for more (masked at every level)'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c zhengxin -n "__fish_zhengxin_using_subcommand help" -s V -l version -d 'Print version'
