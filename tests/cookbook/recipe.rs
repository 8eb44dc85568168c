//! The recipes of a page.

/// Commands and what they print.
pub struct Recipe {
    pub commands: String,
    /// Empty where the page shows no output: then nothing may be printed.
    pub output: String,
    pub exit: i32,
}

/// The recipes of a page, in order.
pub fn recipes(page: &str) -> Vec<Recipe> {
    let mut recipes: Vec<Recipe> = Vec::new();
    for block in page.split("```").skip(1).step_by(2) {
        let (kind, text) = block.split_once('\n').unwrap();
        match kind {
            "sh" => recipes.push(Recipe { commands: text.to_owned(), output: String::new(), exit: 0 }),
            "text" => {
                let recipe = recipes.last_mut().expect("output before any command");
                assert_eq!(recipe.output, "", "two outputs of {}", recipe.commands);
                (recipe.output, recipe.exit) = output(text);
            }
            other => panic!("a block that is neither commands nor output: {other}"),
        }
    }
    recipes
}

/// The output of a block and its exit code.
fn output(text: &str) -> (String, i32) {
    let last = text.lines().last().unwrap_or_default();
    let code = ["exit code ", "退出码 "].iter().find_map(|words| last.strip_prefix(words)?.parse().ok());
    match code {
        Some(code) => (text.strip_suffix(&format!("{last}\n")).unwrap().to_owned(), code),
        None => (text.to_owned(), 0),
    }
}

/// Whether the printed text is the one of the page, in which `…` stands for any text.
pub fn matches(page: &str, printed: &str) -> bool {
    let mut pieces: Vec<&str> = page.split('…').collect();
    let last = pieces.pop().unwrap_or_default();
    let Some((first, middle)) = pieces.split_first() else { return page == printed };
    let Some(mut rest) = printed.strip_prefix(first) else { return false };
    for piece in middle {
        let Some((_, after)) = rest.split_once(piece) else { return false };
        rest = after;
    }
    rest.ends_with(last)
}
