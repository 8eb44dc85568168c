# Extracts date, issuer and kind of every account sentence with 发放的, as CSV. `export`, with which it is compared, reads
# all other facts as well. This script does not drop blanks, and does not read revolving lines and guarantees.
input_filename as $file
| to_entries[]
| select(.key == "creditCards" or .key == "houseLoans" or .key == "otherLoans")
| .value[][]
| capture("^(?<on>[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)(?<issuer>.+?)发放的(?:[0-9,]+元)?(?:（[^）]*）)?(?<kind>贷记卡|准贷记卡|[^，。]*贷款)")
| [$file, .on, .issuer, .kind]
| @csv
