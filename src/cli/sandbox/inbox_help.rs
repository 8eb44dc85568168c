//! The additional help of `sandbox inbox`: the JSON that it prints, and an ask program that reads it.

use crate::messages::Lang;
use crate::messages::topics::faults as say;

/// What `sandbox inbox --json` prints.
pub const SHAPE: &str = r#"{"user_id":"u1","captcha":"2wt56f","sms":[{"method":"onlineAuthentication","code":"654321","sent_at":"2026-03-01T08:00:00Z"}]}"#;

/// An ask program that answers from the inbox. It needs the gateway in ZHENGXIN_GATEWAY, which it inherits.
pub const ASK_PROGRAM: &str = r#"#!/bin/sh
inbox() { zhengxin sandbox inbox --user-id "$ZHENGXIN_ASK_USER_ID" --jq "$1 // empty" --raw; }
case $ZHENGXIN_ASK_KEY in
pic_code) inbox .captcha ;;
message_code) inbox "last(.sms[] | select(.method == \"$ZHENGXIN_ASK_METHOD\")).code" ;;
*) exit 1 ;; esac
"#;

/// The text below the options.
pub fn text(lang: Lang) -> String {
    let english = format!(
        "With --json, the command prints one object. captcha is null if no picture waits for its answer. The last SMS is \
         the newest; its method is the one that takes the code:\n\n  {SHAPE}\n\n--ask sandbox: takes values from the inbox. An \
         ask program that does the same, with the gateway in ZHENGXIN_GATEWAY:\n\n"
    );
    let mut text = match lang {
        Lang::En => english,
        Lang::Zh => say::INBOX.replace("{shape}", SHAPE),
    };
    text.extend(ASK_PROGRAM.lines().map(|line| format!("  {line}\n")));
    text
}
