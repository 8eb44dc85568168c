//! `--ledger`: finds and opens a ledger and its key.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::SignedDuration;

use crate::batch::{BatchError, Differing, LEDGER_ENDING, Mismatch, age_snapshot};
use crate::cli::context::{Context, Done};
use crate::config::{GatewayAddress, Profile};
use crate::failure;
use crate::gateway::leaves_within;
use crate::ledger::{Binding, Ledger, LedgerError, Seal, Spans, Sqlite};
use crate::messages::{Lang, Text, batch as say};
use crate::output::Failure;
use crate::path_text::with_ending;
use crate::protocol::Class;
use crate::stdin::is_stdin;

/// How many applicants are changed in one transaction.
const PAGE: usize = 1000;
/// The ending that turns a list's name into that of the directory of its reports.
pub const REPORTS: &str = ".reports";

/// The file of a ledger that is there.
#[derive(Args, Clone, Debug, Default)]
pub struct LedgerFile {
    /// The ledger's file
    #[arg(short, long, value_name = "FILE")]
    pub ledger: Option<PathBuf>,
}

/// Which ledger.
#[derive(Args, Clone, Debug, Default)]
pub struct LedgerArgs {
    /// The ledger's file
    #[arg(short, long, value_name = "FILE")]
    pub ledger: Option<PathBuf>,
    /// The file of the key that encrypts the ledger [default: ledger.key in the state directory]
    #[arg(long, value_name = "FILE")]
    pub key_file: Option<PathBuf>,
}

/// How an opened ledger may be bound to a gateway, merchant and key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Binds {
    /// The ledger keeps its binding.
    Never,
    /// A ledger without applicants is bound to the profile and to its key when a list is imported.
    ANew,
    /// The ledger is bound to a new key instead of its lost one.
    AnotherKey,
}

impl Binds {
    /// What keeps a command that wants this binding from using the ledger.
    fn mismatch(self, bound: &Binding, wanted: &Binding, key_file: &Path) -> Option<Mismatch> {
        let is_key = self == Self::AnotherKey || bound.key_id == wanted.key_id;
        let mismatch = Mismatch {
            gateway: Differing::of(&bound.gateway, &wanted.gateway),
            merchant: Differing::of(&bound.merchant, &wanted.merchant),
            key_file: (!is_key).then(|| key_file.to_owned()),
            named: None,
        };
        (mismatch != Mismatch::default()).then_some(mismatch)
    }
}

/// An open ledger.
#[derive(Debug)]
pub struct Opened {
    /// The ledger.
    pub ledger: Ledger<Sqlite>,
    /// Its key.
    pub seal: Seal,
    /// What an import binds it to.
    pub binding: Binding,
    /// Its file.
    pub path: PathBuf,
}

/// An open ledger whose sealed parts cannot be opened.
#[derive(Debug)]
pub struct OpenedUnsealed {
    /// The ledger.
    pub ledger: Ledger<Sqlite>,
    /// Its file.
    pub path: PathBuf,
}

impl Opened {
    /// Must be called before any applicant is driven. A ledger that may be an older copy does not know which calls
    /// were sent since the copy was made, so all its applicants settle first.
    pub fn notice_copy(&mut self, context: &mut Context) -> Done {
        let (lang, now) = (context.lang(), context.now());
        let noticed = self.ledger.transact(|ledger| ledger.notice_copy(now));
        if noticed.map_err(|error| failure::batch(&error.into(), lang))? {
            context.printer.notice(say::COPIED.get(lang));
        }
        Ok(())
    }
}

impl LedgerFile {
    /// Opens an existing ledger for a command that calls no gateway and opens nothing sealed. Such a command needs
    /// neither a profile nor the key. If the user named a gateway, it must be the ledger's.
    pub fn open_unsealed(&self, context: &Context) -> Result<OpenedUnsealed, Box<Failure>> {
        let lang = context.lang();
        let path = LedgerArgs { ledger: self.ledger.clone(), key_file: None }.path(context)?;
        let store = Sqlite::open(&path).map_err(|error| failure::batch(&error.into(), lang))?;
        let mut ledger = Ledger::new(store, Spans::default());
        let bound = ledger.binding().map_err(|error| failure::batch(&error.into(), lang))?;
        let typed = context.global.gateway.as_deref().and_then(GatewayAddress::parse);
        match bound.zip(typed).and_then(|(bound, typed)| Differing::of(&bound.gateway, &typed.base())) {
            Some(gateway) => {
                let mismatch = Mismatch { gateway: Some(gateway), ..Mismatch::default() };
                Err(failure::batch(&BatchError::Foreign(Box::new(mismatch)), lang))
            }
            None => Ok(OpenedUnsealed { ledger, path }),
        }
    }
}

impl LedgerArgs {
    /// The ledger's file, if one is named.
    fn named(&self, context: &Context) -> Option<PathBuf> {
        self.ledger.clone().or_else(|| context.env.path("ZHENGXIN_LEDGER"))
    }

    /// The ledger's file. It must be named.
    fn path(&self, context: &Context) -> Result<PathBuf, Box<Failure>> {
        self.named(context).ok_or_else(|| unnamed(say::WHICH_LEDGER, say::WHICH_LEDGER_HINT, context.lang()))
    }

    /// The ledger's file for `batch run`: the named one, otherwise the one beside the list.
    fn path_for(&self, list: Option<&Path>, context: &Context) -> Result<PathBuf, Box<Failure>> {
        match (self.named(context), list) {
            (Some(path), _) => Ok(path),
            (None, Some(list)) if !is_stdin(list) => Ok(with_ending(list, LEDGER_ENDING)),
            (None, Some(_)) => self.path(context),
            (None, None) => Err(unnamed(say::LIST_OR_LEDGER, say::LIST_OR_LEDGER_HINT, context.lang())),
        }
    }

    /// Opens an existing ledger of the profile's gateway and merchant.
    pub fn open(&self, context: &mut Context) -> Result<Opened, Box<Failure>> {
        self.open_at(self.path(context)?, context)
    }

    fn open_at(&self, path: PathBuf, context: &mut Context) -> Result<Opened, Box<Failure>> {
        let store = Sqlite::open(&path).map_err(|error| failure::batch(&error.into(), context.lang()))?;
        self.bound(store, path, Binds::Never, context)
    }

    /// Opens the ledger of a list, or creates it. Without a list the ledger must exist, because a new one would have no
    /// applicants.
    pub fn open_to_run(&self, list: Option<&Path>, context: &mut Context) -> Result<Opened, Box<Failure>> {
        let path = self.path_for(list, context)?;
        if list.is_none() {
            return self.open_at(path, context);
        }
        let store = Sqlite::open_or_create(&path).map_err(|error| failure::batch(&error.into(), context.lang()))?;
        self.bound(store, path, Binds::ANew, context)
    }

    /// Opens the ledger of a list whose key is lost, with a new key. All values must then be sealed again.
    pub fn open_to_rekey(&self, list: Option<&Path>, context: &mut Context) -> Result<Opened, Box<Failure>> {
        let path = self.path_for(list, context)?;
        let store = Sqlite::open(&path).map_err(|error| failure::batch(&error.into(), context.lang()))?;
        self.bound(store, path, Binds::AnotherKey, context)
    }

    /// Shifts the times in the ledger into the past, if a ledger is named.
    pub fn age(&self, by: SignedDuration, context: &mut Context) -> Done {
        if self.named(context).is_none() {
            return Ok(());
        }
        let mut opened = self.open(context)?;
        let (seal, mut after) = (opened.seal.clone(), None);
        loop {
            let aged = opened.ledger.transact(|ledger| {
                ledger.age(by, (after, PAGE), |user_id, sealed| {
                    age_snapshot(&seal, user_id, sealed, by).map_err(|error| LedgerError::Store(error.to_string()))
                })
            });
            after = aged.map_err(|error| failure::batch(&error.into(), context.lang()))?;
            if after.is_none() {
                return Ok(());
            }
        }
    }

    /// Opens the ledger of a list that is only checked. If there is none yet, uses an empty one that this process
    /// discards.
    pub fn open_to_check(&self, list: Option<&Path>, context: &mut Context) -> Result<Opened, Box<Failure>> {
        let path = self.path_for(list, context)?;
        let failed = |error, lang| failure::batch(&error, lang);
        if let Some(store) = Sqlite::open_if_made(&path).map_err(|error| failed(error.into(), context.lang()))? {
            return self.bound(store, path, Binds::Never, context);
        }
        let store = Sqlite::temporary().map_err(|error| failed(error.into(), context.lang()))?;
        let seal = Seal::for_now().map_err(|error| failed(error.into(), context.lang()))?;
        let binding = binding(&context.profile()?, &seal);
        Ok(Opened { ledger: Ledger::new(store, Spans::default()), seal, binding, path })
    }

    fn bound(&self, store: Sqlite, path: PathBuf, binds: Binds, context: &mut Context) -> Result<Opened, Box<Failure>> {
        let profile = context.profile()?;
        let lang = context.lang();
        let patience = crate::cli::applicant::patience(&profile);
        let spans = Spans {
            timeout: SignedDuration::from_secs(patience.timeout),
            settle_after: SignedDuration::from_secs(patience.settle_after),
            leaves_within: SignedDuration::try_from(leaves_within(profile.timeout)).unwrap_or(SignedDuration::MAX),
            ..Spans::default()
        };
        let mut ledger = Ledger::new(store, spans);
        let bound = ledger.bound().map_err(|error| failure::batch(&error.into(), lang))?;
        // A new key would not open what another one has sealed.
        let makes = match binds {
            Binds::Never => false,
            Binds::ANew => bound.is_none(),
            Binds::AnotherKey => true,
        };
        let (key, key_file) = self.key(makes, context)?;
        let seal = Seal::new(&key, &format!("{}\n{}", profile.gateway.base(), merchant_of(&profile)));
        let binding = binding(&profile, &seal);
        match bound.and_then(|bound| binds.mismatch(&bound, &binding, &key_file)) {
            None => Ok(Opened { ledger, seal, binding, path }),
            Some(mismatch) => {
                let mismatch = Mismatch { named: self.ledger.clone(), ..mismatch };
                Err(failure::batch(&BatchError::Foreign(Box::new(mismatch)), lang))
            }
        }
    }
}

/// What binds a ledger to this profile and key.
fn binding(profile: &Profile, seal: &Seal) -> Binding {
    Binding { gateway: profile.gateway.base(), merchant: merchant_of(profile), key_id: seal.id() }
}

/// The merchant in the form in which a ledger stores it.
fn merchant_of(profile: &Profile) -> String {
    profile.merchant("").merchant_id
}

/// The failure for a ledger that is not named.
fn unnamed(text: Text, hint: Text, lang: Lang) -> Box<Failure> {
    let mut failure = Failure::said(Class::Missing, lang, text, &[]);
    failure.fields = vec!["ledger".to_owned()];
    Box::new(failure.hint(hint.get(lang)))
}

/// The directory of the reports of this ledger, for commands that do not know the list.
pub fn reports_of(ledger: &Path) -> PathBuf {
    with_ending(&ledger.with_extension(""), REPORTS)
}
