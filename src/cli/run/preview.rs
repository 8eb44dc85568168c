//! `run --dry-run`: lists the fields of the steps ahead and the source of each value, without making a call.

use serde_json::{Value, json};

use crate::answers::{Finder, Source};
use crate::cli::applicant::Applicant;
use crate::cli::context::{Context, Done};
use crate::failure;
use crate::flow::{Plan, Step};
use crate::journey::Ahead;
use crate::output::{Failure, preview};

/// Prints the fields of the remaining steps, from the document or from the session's forms.
pub fn show(plan: &Plan, finder: &Finder, applicant: &Applicant, context: &mut Context) -> Done {
    let readings = applicant.readings();
    let ahead = Ahead::of(&applicant.facts, &readings);
    let mut steps = Vec::new();
    for step in ahead.steps(plan, context.now()) {
        steps.push(fields(step, &ahead, finder, context)?);
    }
    let json = json!({ "steps": steps });
    context.printer.result(&json, |style| preview::human(&steps, style))
}

fn fields(step: Step, ahead: &Ahead, finder: &Finder, context: &Context) -> Result<Value, Box<Failure>> {
    let needs = ahead.needs(step);
    let mut fields = Vec::new();
    for want in ahead.wants(&needs) {
        let source = finder.source_of(&needs.method, &want.key);
        let source = source.map_err(|error| failure::answers(&error, context.lang()))?;
        fields.push(json!({"key": want.key, "source": source.map(Source::name)}));
    }
    Ok(json!({"step": step, "method": needs.method.short(), "fields": fields}))
}
