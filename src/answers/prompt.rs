//! Asks the person at the terminal and repeats the prompt until the value passes the local checks.

use super::wanted::Wanted;
use super::{Answer, Response, Source, Terminal, TerminalError};
use crate::flow::Unlisted;
use crate::messages::{Lang, Text, answers as say};
use crate::path_text;
use crate::printable::clipped;
use crate::protocol::Key;
use crate::protocol::check::{self, Problem};

/// The limit of rejected lines in a row. A closed terminal returns empty lines forever.
const TRIES: usize = 50;
/// The maximum length of a gateway text in a prompt.
const SHOWN: usize = 500;

/// Asks until the value passes the local checks; `numbers` as in [`check::value`]. `None` keeps the previous
/// value.
pub(super) fn ask(
    terminal: &mut dyn Terminal,
    wanted: &Wanted,
    lang: Lang,
    numbers: bool,
) -> Result<Option<Response>, TerminalError> {
    if let Some(code) = wanted.refused {
        terminal.say(&say::REFUSED.fill(lang, &[("code", &code.to_string())]))?;
    }
    if let Some(drawn) = &wanted.drawn {
        terminal.say(drawn)?;
    }
    if let Some(path) = &wanted.image {
        terminal.say(&say::PICTURE.fill(lang, &[("path", &shown(&path_text::shown(path)))]))?;
    }
    let prompt = prompt_text(wanted, lang);
    if !wanted.options.is_empty() {
        let titles: Vec<String> = wanted.options.iter().map(|option| shown(&option.title)).collect();
        let place = terminal.choose(&prompt, &titles)?;
        let chosen = wanted.options.get(place).ok_or(TerminalError::Interrupted)?;
        let answer = Answer::new(&wanted.key, &chosen.value, Source::Prompt);
        return Ok(Some(answer.map_or_else(|_| Response::Unusable(chosen.value.as_str().into()), Response::Answer)));
    }
    for _ in 0..TRIES {
        let line = if wanted.is_secret() { terminal.hidden_line(&prompt)? } else { terminal.line(&prompt)? };
        let is_skipped = wanted.is_skipped_by_enter && line.is_blank();
        if wanted.can_refresh() && (is_skipped || line.expose().trim().eq_ignore_ascii_case("r")) {
            return Ok(Some(Response::Refresh));
        }
        if is_skipped || wanted.may_stay && line.is_blank() {
            return Ok(None);
        }
        if line.expose().contains(char::REPLACEMENT_CHARACTER) {
            terminal.say(&say::AGAIN.fill(lang, &[("problem", say::NOT_TEXT.get(lang))]))?;
            continue;
        }
        let answer = Answer::new(&wanted.key, line.expose(), Source::Prompt)
            .and_then(|answer| check::value(&wanted.key, answer.value.expose(), numbers).map(|()| answer));
        match answer {
            Ok(answer) => return Ok(Some(Response::Answer(answer))),
            Err(problem) => {
                terminal.say(&say::AGAIN.fill(lang, &[("problem", problem_text(problem).get(lang))]))?;
            }
        }
    }
    Err(TerminalError::Interrupted)
}

/// Asks whether to send values that the document does not list. The answer is no unless the person says yes.
pub(super) fn permit(terminal: &mut dyn Terminal, unlisted: &[Unlisted], lang: Lang) -> Result<bool, TerminalError> {
    for asked in unlisted {
        let values = [("method", shown(&asked.method)), ("key", asked.key.name().to_owned())];
        terminal.say(&say::UNLISTED.fill(lang, &values.each_ref().map(|(name, value)| (*name, value.as_str()))))?;
    }
    terminal.confirm(say::MAY_GO.get(lang))
}

/// The prompt: title, hint, and how to request another picture or SMS. Control characters in the gateway's
/// texts are removed.
pub(super) fn prompt_text(wanted: &Wanted, lang: Lang) -> String {
    let title = shown(&wanted.title);
    let title = title.trim_end_matches([':', '：', ' ']);
    let refresh = match () {
        () if wanted.captcha => Some(say::REFRESH),
        () if wanted.by_sms => Some(say::RESEND),
        () if wanted.may_stay => Some(say::STAYS),
        () => None,
    };
    let hint = shown(&wanted.hint);
    let hint = Some(hint.trim()).filter(|hint| !hint.is_empty() && *hint != title).map(str::to_owned);
    let refresh = refresh.map(|text| text.get(lang).to_owned());
    match hint.into_iter().chain(refresh).collect::<Vec<_>>().join(if lang == Lang::Zh { "；" } else { "; " }).as_str()
    {
        "" => say::PROMPT.fill(lang, &[("title", title)]),
        hint => say::PROMPT_HINT.fill(lang, &[("title", title), ("hint", hint)]),
    }
}

/// A text from outside the program, made safe to show and cut to the maximum length.
pub(super) fn shown(text: &str) -> String {
    clipped(text, SHOWN)
}

/// How a message names a key: by its name, but a question by its number, because people count the questions from 1 and
/// do not know the gateway's key.
pub fn key_text(key: &Key, lang: Lang) -> &str {
    match (key, key.spec()) {
        (Key::Question(_), Some(spec)) if lang == Lang::Zh => spec.title,
        (Key::Question(_), Some(spec)) => spec.english,
        _ => key.name(),
    }
}

/// The message for an invalid value.
pub fn problem_text(problem: Problem) -> Text {
    match problem {
        Problem::Blank => say::BLANK,
        Problem::CardDigits => say::CARD_DIGITS,
        Problem::CardCheckDigit => say::CARD_CHECK,
        Problem::IdentityForm => say::ID_FORM,
        Problem::IdentityDate => say::ID_DATE,
        Problem::IdentityCheckDigit => say::ID_CHECK,
        Problem::Mobile => say::MOBILE,
        Problem::Month => say::MONTH,
        Problem::Year => say::YEAR,
        Problem::LastThree => say::LAST_THREE,
        Problem::Pin => say::PIN,
        Problem::Control => say::CONTROL,
        Problem::Pasted => say::PASTED,
        Problem::PicCode => say::PIC_CODE,
        Problem::MessageCode => say::MESSAGE_CODE,
        Problem::Answer => say::ANSWER,
        Problem::CardType => say::CARD_TYPE,
        Problem::NoOption => say::NO_OPTION,
    }
}

#[cfg(test)]
#[path = "prompt_tests.rs"]
mod tests;
