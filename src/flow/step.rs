//! The steps of the journey. Each step is one of the program's commands.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::protocol::{Effect, METHODS, Method, Purpose};

/// A step of the journey, which is also one of our commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A call of this method.
    Call(Method),
    /// The "send me the SMS" action of the application's form (§1.2.2).
    ApplySms,
}

/// Our command for §1.2.2. The document's page with the method's name is lost.
const APPLY_SMS: &str = "apply sms";

impl Step {
    /// The words of the command.
    pub fn command(self) -> &'static str {
        match self {
            Self::Call(method) => method.spec().command,
            Self::ApplySms => APPLY_SMS,
        }
    }

    /// The words of the command, with what it is for where that is not an application.
    pub fn words(self, recovers: bool) -> String {
        // The command of the card has no such option: there the session's purpose counts.
        match self {
            Self::Call(Method::GetVerifyMethod | Method::OnlineAuthentication) if recovers => {
                format!("{} --for recover", self.command())
            }
            Self::Call(_) | Self::ApplySms => self.command().to_owned(),
        }
    }

    /// The vendor's title of the step.
    pub fn title(self) -> &'static str {
        match self {
            Self::Call(method) => method.spec().title,
            Self::ApplySms => "银联已认证用户后续申请发送动态密码口令",
        }
    }

    /// The title in English.
    pub fn english(self) -> &'static str {
        match self {
            Self::Call(method) => method.spec().english,
            Self::ApplySms => "send the credit centre's SMS code",
        }
    }

    /// The effect of the call. The method of the application's SMS is unknown, so its effect is too, and it
    /// is not retried.
    pub fn effect(self) -> Effect {
        match self {
            Self::Call(method) => method.spec().effect,
            Self::ApplySms => Effect::Tries,
        }
    }

    /// The `type` of the call, if it has one. `recovers`: the session recovers the password instead of applying.
    pub fn purpose(self, recovers: bool) -> Purpose {
        match self {
            Self::Call(Method::GetPicCode) => Purpose::Login,
            Self::Call(_) | Self::ApplySms => {
                if recovers {
                    Purpose::Recover
                } else {
                    Purpose::Apply
                }
            }
        }
    }

    /// True for a step of an application: where the password is recovered, nothing leads to it.
    pub fn applies(self) -> bool {
        match self {
            Self::ApplySms => true,
            Self::Call(method) => matches!(
                method,
                Method::GetQuestion
                    | Method::SubmitQuestion
                    | Method::GetOnlineAuthedInfo
                    | Method::SubmitApplyMessageCode
            ),
        }
    }

    /// True for actions beside a field: fetching a picture, sending an SMS.
    pub fn is_refresh(self) -> bool {
        matches!(self, Self::ApplySms | Self::Call(Method::GetPicCode | Method::GetOnlineMessageCode))
    }

    /// Looks a step up by its command.
    pub fn from_command(command: &str) -> Option<Self> {
        if command == APPLY_SMS {
            return Some(Self::ApplySms);
        }
        METHODS.iter().find(|row| row.command == command).map(|row| Self::Call(row.method))
    }
}

impl Serialize for Step {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.command())
    }
}

impl<'de> Deserialize<'de> for Step {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let command = String::deserialize(deserializer)?;
        Self::from_command(&command).ok_or_else(|| serde::de::Error::custom("no such command"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_a_step_and_back() {
        for row in &METHODS {
            assert_eq!(Step::from_command(row.command), Some(Step::Call(row.method)));
        }
        assert_eq!(Step::from_command("apply sms"), Some(Step::ApplySms));
    }

    // §1.2.2
    #[test]
    fn the_applications_sms_has_the_title_of_the_contents_as_its_page_is_lost() {
        assert_eq!(Step::ApplySms.title(), "银联已认证用户后续申请发送动态密码口令");
    }
}
