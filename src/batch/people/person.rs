//! A person at the ledger: looks at questions and answers them.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::check::{check, key_of};
use crate::answers::Wanted;
use crate::batch::BatchError;
use crate::batch::sealed::{Payload, open_payload, seal_answer};
use crate::ledger::{AnswerVerdict, LedgerHandle, PersonResponse, Question, QuestionId, Seal};
use crate::messages::Lang;
use crate::protocol::check::Problem;
use crate::protocol::{ChoiceOption, Key, MethodName, Secret, Sensitivity};

/// What a person says to a question.
#[derive(Clone, Debug)]
pub enum Reaction {
    /// The answer.
    Value(Secret),
    /// The picture or SMS should be requested again.
    Refresh,
    /// The person needs more time.
    Keep,
    /// Somebody else should answer.
    Free,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Responded {
    /// What the ledger says.
    Verdict(AnswerVerdict),
    /// It cannot be an answer. It is not kept, and the question stays as it is.
    Unusable(Problem),
}

/// A question with what is needed to ask it.
#[derive(Clone, Debug)]
pub struct AskedQuestion {
    /// The question.
    pub question: Question,
    /// What was fetched for it; nothing if nobody has fetched it yet, or nothing is needed.
    pub payload: Payload,
}

impl AskedQuestion {
    /// Its picture.
    pub fn picture(&self) -> Option<Vec<u8>> {
        STANDARD.decode(self.payload.picture.as_deref()?).ok()
    }

    /// Its title: the one that was fetched, otherwise ours.
    pub fn title(&self, lang: Lang) -> String {
        match self.payload.title.is_empty() {
            true => Wanted::of_key(&key_of(&self.question), self.method().as_ref(), lang).title,
            false => self.payload.title.clone(),
        }
    }

    /// The question as prompts ask it.
    pub fn wanted(&self, lang: Lang) -> Wanted {
        let (asked, payload) = (&self.question.asked, &self.payload);
        let wanted = Wanted::of_key(&key_of(&self.question), self.method().as_ref(), lang);
        let option = |(value, title): &(String, String)| ChoiceOption { value: value.clone(), title: title.clone() };
        Wanted {
            title: self.title(lang),
            hint: payload.hint.clone().unwrap_or_default(),
            sensitivity: if payload.secret { Sensitivity::Secret } else { wanted.sensitivity },
            options: payload.options.iter().map(option).collect(),
            captcha: asked.kind == crate::ledger::QuestionKind::Captcha,
            by_sms: asked.kind == crate::ledger::QuestionKind::Sms,
            may_stay: payload.may_stay,
            user_id: Some(self.question.user_id.clone()),
            attempt: asked.attempt,
            refused: payload.refused,
            deadline: asked.expires_at.map(|expires_at| expires_at.as_second()),
            ..wanted
        }
    }

    /// The method that its key names.
    fn method(&self) -> Option<MethodName> {
        let (method, key) = self.question.asked.key.rsplit_once('.')?;
        (key == Key::MessageCode.name()).then(|| MethodName::parse(method)).flatten()
    }
}

/// A person at a ledger.
#[derive(Debug)]
pub struct Person<L> {
    /// The ledger.
    pub service: Arc<L>,
    /// Opens what it holds sealed, and seals answers.
    pub seal: Seal,
    /// Their name.
    pub name: String,
    /// Whether card, identity and mobile numbers are checked.
    pub verify_numbers: bool,
}

impl<L: LedgerHandle> Person<L> {
    /// Open and taken questions after `after`, oldest first. This takes none and calls nobody.
    pub async fn look(&self, after: Option<QuestionId>, most: usize) -> Result<Vec<AskedQuestion>, BatchError> {
        let questions = self.service.run(move |ledger, _| ledger.questions(after, most)).await?;
        questions.into_iter().map(|question| self.opened(question)).collect()
    }

    /// Opens what a question asks with.
    pub fn opened(&self, question: Question) -> Result<AskedQuestion, BatchError> {
        let payload = match &question.asked.payload {
            Some(sealed) => open_payload(&self.seal, &question.user_id, sealed)?,
            None => Payload::default(),
        };
        Ok(AskedQuestion { question, payload })
    }

    /// Answers the question of an applicant for a key. Returns the question, too, if there is one.
    pub async fn answer(
        &self,
        user_id: &str,
        key: &str,
        said: Reaction,
    ) -> Result<(Option<QuestionId>, Responded), BatchError> {
        let (whose, of) = (user_id.to_owned(), key.to_owned());
        let question = self.service.run(move |ledger, _| ledger.question_for(&whose, &of)).await?;
        let Some(question) = question else { return Ok((None, Responded::Verdict(AnswerVerdict::Unknown))) };
        let asked = self.opened(question)?;
        Ok((Some(asked.question.id), self.respond(&asked, said).await?))
    }

    /// Answers a question.
    pub async fn respond(&self, asked: &AskedQuestion, said: Reaction) -> Result<Responded, BatchError> {
        let question = &asked.question;
        let response = match said {
            Reaction::Value(value) => match check(question, &asked.payload, value, self.verify_numbers) {
                Ok(value) => PersonResponse::Value(seal_answer(&self.seal, &question.user_id, value.expose())?),
                // A question that is over says so, whatever is wrong with the answer.
                Err(problem) if question.is_asked() => return Ok(Responded::Unusable(problem)),
                Err(_) => PersonResponse::Refresh,
            },
            Reaction::Refresh => PersonResponse::Refresh,
            Reaction::Keep => PersonResponse::Keep,
            Reaction::Free => PersonResponse::Free,
        };
        let (id, name) = (question.id, self.name.clone());
        let verdict = self.service.run(move |ledger, now| ledger.respond(id, &name, response, now)).await?;
        Ok(Responded::Verdict(verdict))
    }

    /// The person leaves: what is kept for them is free for others.
    pub async fn leave(&self) -> Result<(), BatchError> {
        let name = self.name.clone();
        self.service.run(move |ledger, _| ledger.leave(&name)).await?;
        Ok(())
    }
}
