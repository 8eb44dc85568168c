//! A person at the ledger: looks at questions and answers them.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::check::{check, key_of};
use crate::answers::{Wanted, only_the_form_knows};
use crate::batch::BatchError;
use crate::batch::sealed::{Payload, open_payload, seal_answer};
use crate::ledger::{AnswerVerdict, LedgerHandle, PersonResponse, Question, QuestionId, QuestionKind, Seal};
use crate::messages::{Lang, run as say};
use crate::protocol::check::Problem;
use crate::protocol::{ChoiceOption, Key, MethodName, Secret, Sensitivity};

/// A person's reaction to a question.
#[derive(Clone, Debug)]
pub enum Reaction {
    /// The answer.
    Value(Secret),
    /// The picture or SMS should be requested again.
    Refresh,
    /// The person needs more time.
    Keep,
    /// The person gives the question back for others.
    Free,
}

/// The result of a reaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Responded {
    /// The ledger's verdict.
    Verdict(AnswerVerdict),
    /// It cannot be an answer. It is not stored, and the question does not change.
    Unusable(Problem),
}

/// A question with everything that is needed to ask it.
#[derive(Clone, Debug)]
pub struct AskedQuestion {
    /// The question.
    pub question: Question,
    /// What was fetched for it. Empty if nothing has been fetched yet, or nothing needs to be.
    pub payload: Payload,
}

/// A question that cannot be asked, because what was fetched for it does not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DamagedQuestion(pub Box<Question>);

impl AskedQuestion {
    /// Its picture, if it asks for the text of one.
    pub fn picture(&self) -> Option<Vec<u8>> {
        if self.question.asked.kind != QuestionKind::Captcha {
            return None; // an earlier version stored the picture with other questions of the same call as well
        }
        STANDARD.decode(self.payload.picture.as_deref()?).ok()
    }

    /// Its title in the reader's language, whatever that of the run is: the fetched one, otherwise the program's own.
    pub fn title(&self, lang: Lang) -> String {
        let key = key_of(&self.question);
        match lang {
            _ if self.question.asked.kind == QuestionKind::Route => say::ROUTE.get(lang).to_owned(),
            Lang::Zh if !self.payload.title.is_empty() => self.payload.title.clone(),
            Lang::En if !self.payload.title.is_empty() && only_the_form_knows(&key) => self.payload.title.clone(),
            _ => Wanted::of_key(&key, self.method().as_ref(), lang).title,
        }
    }

    /// The question in the form that prompts use.
    pub fn wanted(&self, lang: Lang) -> Wanted {
        let (asked, payload) = (&self.question.asked, &self.payload);
        let wanted = Wanted::of_key(&key_of(&self.question), self.method().as_ref(), lang);
        let option = |(value, title): &(String, String)| ChoiceOption { value: value.clone(), title: title.clone() };
        Wanted {
            title: self.title(lang),
            hint: payload.hint.clone().unwrap_or_default(),
            sensitivity: if payload.secret { Sensitivity::Secret } else { wanted.sensitivity },
            options: payload.options.iter().map(option).collect(),
            captcha: asked.kind == QuestionKind::Captcha,
            by_sms: asked.kind == QuestionKind::Sms,
            may_stay: payload.may_stay,
            user_id: Some(self.question.user_id.clone()),
            attempt: asked.attempt,
            refused: payload.refused,
            deadline: asked.expires_at.map(|expires_at| expires_at.as_second()),
            ..wanted
        }
    }

    /// The method in its key.
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
    /// Opens what the ledger holds sealed, and seals answers.
    pub seal: Seal,
    /// The person's name.
    pub name: String,
    /// Whether card, identity and mobile numbers are checked.
    pub verify_numbers: bool,
}

impl<L: LedgerHandle> Person<L> {
    /// Open and taken questions after `after`, oldest first. It takes none of them and calls no gateway.
    pub async fn look(
        &self,
        after: Option<QuestionId>,
        most: usize,
    ) -> Result<Vec<Result<AskedQuestion, DamagedQuestion>>, BatchError> {
        let questions = self.service.run(move |ledger, _| ledger.questions(after, most)).await?;
        Ok(questions.into_iter().map(|question| self.opened(question)).collect())
    }

    /// The questions that the person has taken and still holds, oldest first, each with its picture or SMS. One whose
    /// picture or SMS was never fetched is given back, so that it can be taken again.
    pub async fn in_hand(&self) -> Result<Vec<Result<AskedQuestion, DamagedQuestion>>, BatchError> {
        let name = self.name.clone();
        let mut asked = Vec::new();
        for question in self.service.run(move |ledger, now| ledger.in_hand(&name, now)).await? {
            let is_fetched = !question.asked.kind.is_fetched() || question.asked.payload.is_some();
            match self.opened(question) {
                Ok(opened) if !is_fetched => drop(self.respond(&opened, Reaction::Free).await?),
                opened => asked.push(opened),
            }
        }
        Ok(asked)
    }

    /// The person turns to a taken question: the hold on it begins again. `None` if the question is over, or another
    /// person has it.
    pub async fn turn_to(&self, asked: &AskedQuestion) -> Result<Option<AskedQuestion>, BatchError> {
        if self.respond(asked, Reaction::Keep).await? != Responded::Verdict(AnswerVerdict::Accepted) {
            return Ok(None);
        }
        let (applicant, name) = (asked.question.applicant, self.name.clone());
        let held = self.service.run(move |ledger, _| ledger.held_question(applicant, &name)).await?;
        Ok(held.filter(|held| held.id == asked.question.id).and_then(|held| self.opened(held).ok()))
    }

    /// Gives a question back, so that another person can take it.
    pub async fn give_back(&self, id: QuestionId) -> Result<AnswerVerdict, BatchError> {
        let name = self.name.clone();
        Ok(self.service.run(move |ledger, now| ledger.respond(id, &name, PersonResponse::Free, now)).await?)
    }

    /// Opens the sealed payload of a question.
    pub fn opened(&self, question: Question) -> Result<AskedQuestion, DamagedQuestion> {
        let payload = match &question.asked.payload {
            Some(sealed) => open_payload(&self.seal, &question.user_id, sealed),
            None => Ok(Payload::default()),
        };
        match payload {
            Ok(payload) => Ok(AskedQuestion { question, payload }),
            Err(_) => Err(DamagedQuestion(question.into())),
        }
    }

    /// Answers the question of an applicant for a key. Returns the question as well, if there is one.
    pub async fn answer(
        &self,
        user_id: &str,
        key: &str,
        said: Reaction,
    ) -> Result<(Option<QuestionId>, Responded), BatchError> {
        let (whose, of) = (user_id.to_owned(), key.to_owned());
        let question = self.service.run(move |ledger, _| ledger.question_for(&whose, &of)).await?;
        let Some(question) = question else { return Ok((None, Responded::Verdict(AnswerVerdict::Unknown))) };
        // Without what was shown for it, an answer is checked less strictly.
        let unseen = |DamagedQuestion(question)| AskedQuestion { question: *question, payload: Payload::default() };
        let asked = self.opened(question).unwrap_or_else(unseen);
        Ok((Some(asked.question.id), self.respond(&asked, said).await?))
    }

    /// Answers a question.
    pub async fn respond(&self, asked: &AskedQuestion, said: Reaction) -> Result<Responded, BatchError> {
        let question = &asked.question;
        let response = match said {
            Reaction::Value(value) => match check(question, &asked.payload, value, self.verify_numbers) {
                Ok(value) => PersonResponse::Value(seal_answer(&self.seal, &question.user_id, value.expose())?),
                // If the question is over, say so rather than complain about the answer.
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

    /// The person leaves. Questions reserved for the person become free for others.
    pub async fn leave(&self) -> Result<(), BatchError> {
        let name = self.name.clone();
        self.service.run(move |ledger, _| ledger.leave(&name)).await?;
        Ok(())
    }
}
