//! Finds the known name closest to a mistyped one.

/// The minimum similarity (Jaro-Winkler, 0 to 1) of a suggested name.
const ALIKE: f64 = 0.8;
/// The similarity of two names that differ only by two exchanged letters. No other pair is as likely to be meant.
const EXCHANGED: f64 = 0.99;

/// The name in `known` that is closest to `typed`, if any is similar enough.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    known
        .into_iter()
        .map(|name| (likeness(&typed, &name.to_lowercase()), name))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, name)| name)
}

/// True if two neighbouring letters are exchanged and nothing else differs.
pub fn is_exchanged(typed: &str, name: &str) -> bool {
    strsim::osa_distance(typed, name) == 1 && strsim::levenshtein(typed, name) == 2
}

fn likeness(typed: &str, name: &str) -> f64 {
    if typed.chars().count() >= 3 && is_exchanged(typed, name) {
        return EXCHANGED;
    }
    // In short names, one typing mistake makes the Jaro-Winkler similarity too low.
    let one_slip = typed.chars().count() >= 3 && strsim::osa_distance(typed, name) == 1;
    strsim::jaro_winkler(typed, name).max(if one_slip { ALIKE } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found_and_a_far_one_is_not_suggested() {
        let known = ["login_name", "password", "pic_code"];
        assert_eq!(nearest("loginName", known), Some("login_name"));
        assert_eq!(nearest("pasword", known), Some("password"));
        assert_eq!(nearest("zzz", known), None);
        assert_eq!(nearest("uta", ["prod", "uat"]), Some("uat"));
        assert_eq!(nearest("otu", ["output", "out"]), Some("out"));
    }
}
