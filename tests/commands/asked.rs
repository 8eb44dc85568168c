//! An ask program that answers like a person of the sandbox.

use serde_json::json;

use super::stage::Stage;
use super::support::cli::Ran;

/// A person with this script as the ask program. `$inbox` is the sandbox's inbox as JSON, `$own` a program
/// that prints one of the person's values by key, and `log` the file that the script writes.
pub struct Asked {
    pub stage: Stage,
    program: String,
}

impl Asked {
    pub fn new(stage: Stage, script: &str) -> Self {
        let program = env!("CARGO_BIN_EXE_zhengxin");
        let url = stage.served.as_ref().unwrap().url();
        let own = stage.answers_and(&json!({}));
        let own =
            own.as_object().unwrap().iter().map(|(key, value)| format!("{key}) echo {};;", value.as_str().unwrap()));
        let own: Vec<String> = own.collect();
        let script = format!(
            "own() {{ case $1 in {} esac; }}\ninbox() {{ \"{program}\" sandbox inbox --gateway {url} --raw --jq \"$1\"; }}\n\
             captcha() {{ inbox .captcha; }}\nsms() {{ inbox \"[.sms[] | select(.method == \\\"$1\\\")] | last | .code\"; }}\n\
             key=$ZHENGXIN_ASK_KEY method=$ZHENGXIN_ASK_METHOD\n{script}",
            own.join(" ")
        );
        let program = stage.zhengxin.program("ask", &script);
        Self { stage, program }
    }

    pub fn go(&self, options: &str) -> Ran {
        self.stage.run(&format!("run --ask {} {options}", self.program))
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(self.stage.zhengxin.path("log")).unwrap()
    }
}

/// A script that answers all questions of a form.
pub const ALL: &str =
    "case $key in pic_code) captcha;; message_code) sms $method;; route) echo unionpay;; *) own $key;; esac";

/// The same script, which also logs each question: method, key, attempt, refusal.
pub fn logging(script: &str) -> String {
    format!("echo \"$method $key $ZHENGXIN_ASK_ATTEMPT $ZHENGXIN_ASK_REFUSED\" >> log\n{script}")
}
