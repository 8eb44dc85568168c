//! `zhengxin`: a scriptable client for the 融360 credit-report gateway.
//!
//! The gateway leads its clients by forms: every reply names the next method and the fields to fill in. The library is
//! built on that. Its pure rooms read a reply and decide the next step, and one asynchronous loop ([`drive`]) carries the
//! decisions out. The command line ([`cli`]) is one user of the loop; your program can be another.
//!
//! # The rooms
//!
//! A room is a public module. These are pure: they open no socket, file or terminal and read no clock.
//!
//! | room | what it offers |
//! |---|---|
//! | [`protocol`] | the vendor's document as tables and types: methods, keys, requests, replies, forms, codes |
//! | [`flow`] | what is known of one applicant ([`flow::Facts`]), and the [`flow::Guide`] that decides the next step |
//! | [`journey`] | the guide together with the applicant's values: [`journey::Journey`] says what to find, send or wait for |
//! | [`report`] | a credit report: its fields, its account sentences read into records, the figures computed from them |
//! | [`smoke`] | the checks of a gateway, and the judgement of what it answered |
//! | [`messages`] | the program's own words, in Chinese and English |
//! | [`fingerprint`] | keyed MACs by which a value is recognised without being stored |
//! | [`pixels`], [`nearest`] | a captcha picture decoded; the nearest known name to a mistyped one |
//! | [`printable`], [`duration`] | foreign text without what would steer a terminal; lengths of time in words |
//!
//! These act on the outside world:
//!
//! | room | what it offers |
//! |---|---|
//! | [`drive`] | the loop ([`drive::Driver`]), one call ([`drive::exchange`]), and the five traits that you implement or choose |
//! | [`gateway`] | the [`gateway::Gateway`] trait: over HTTP, signed or plain, or a sandbox in this process |
//! | [`sandbox`] | a simulated gateway with synthetic people, in memory or served over HTTP |
//! | [`notice`], [`serving`] | the platform's notices, received over HTTP; what every HTTP server of the program needs |
//! | [`answers`] | where values come from: flags, files, environment, ask program, prompt |
//! | [`session`] | one applicant's facts, and what an interrupted run left, in a private file |
//! | [`passwords`] | the counts of refused passwords, a private file for each login name |
//! | [`config`], [`client`] | profiles, and the gateway that a profile describes |
//! | [`batch`] | the list of applicants of a batch, read as a stream and checked |
//! | [`audit`], [`recording`], [`keys`], [`store`] | the audit log, masked recordings, the signing key, private files |
//! | [`saved`] | saved reports, found and read |
//! | [`failure`], [`output`], [`cli`] | errors put into words, how results look, the command line |
//! | [`env`], [`stdin`], [`off_thread`] | the environment, standard input, and a thread for work that blocks |
//!
//! `docs/architecture.md` shows how the rooms fit together, `docs/glossary.md` says what each term means.
//!
//! # Making one call
//!
//! [`drive::exchange`] makes a single call by the rules that keep an applicant safe. A submission is recorded before it
//! leaves, and one whose outcome is unknown is not sent again.
//!
//! ```
//! use std::sync::Arc;
//!
//! use zhengxin::drive::{Channel, Clock, InMemory, InMemoryBudget, Manner, SystemClock, Unobserved, exchange};
//! use zhengxin::flow::{Needs, Patience, Readings, Step};
//! use zhengxin::gateway::{Audited, MemorySandbox, Principal};
//! use zhengxin::journey::{Call, Snapshot};
//! use zhengxin::protocol::{KnownValues, Merchant, Method, Notation, Request};
//! use zhengxin::sandbox::World;
//!
//! let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
//! runtime.block_on(async {
//! let gateway = Audited::unlogged(MemorySandbox::new(World::new(0), || SystemClock.now()));
//! let principal = Principal {
//!     merchant: Merchant {
//!         merchant_id: "123124".into(),
//!         app_name: "zhengxin".into(),
//!         app_version: "1.0.0".into(),
//!         platform: "web".into(),
//!         notice_url: "https://merchant.example/notice".into(),
//!         user_id: "applicant-1".into(),
//!         notation: Notation::default(),
//!     },
//!     known: KnownValues::default(),
//!     authorization: None,
//! };
//! let (gateway, principal, clock, patience) = (&gateway, &principal, &SystemClock, Patience::default());
//! let budget = &InMemoryBudget::default();
//! let channel = Channel { gateway, principal, clock, budget, patience, fingerprints: None };
//!
//! let mut owner = Snapshot::default();
//! let needs = Needs::of(Step::Call(Method::GetLoginInfo), &owner.facts, &Readings::default());
//! let call = Call { needs: Arc::new(needs), request: Request::new(Method::GetLoginInfo), is_typed: false };
//! let manner = Manner::Single { again: false };
//! let made = exchange(&channel, call, manner, &mut owner, &mut InMemory::default(), &mut Unobserved).await.unwrap();
//!
//! assert!(made.accepted().is_some());
//! // The reply holds the login form, so the login comes next.
//! assert_eq!(made.next, Some(Step::Call(Method::Login)));
//! });
//! ```
//!
//! # Driving a journey
//!
//! [`drive::Driver`] goes the whole way: it asks your [`drive::Answerer`] for values, makes the calls, and recovers from
//! the refusals that can be mended. Here it logs in one of the sandbox's people, whose captcha is read from the sandbox's
//! inbox.
//!
//! ```
//! use std::convert::Infallible;
//!
//! use zhengxin::drive::{Answerer, Clock, Driver, Drove, InMemory, InMemoryBudget, SystemClock, Unobserved};
//! use zhengxin::flow::{Facts, Goal, Patience, Plan, Reached, Route};
//! use zhengxin::gateway::{Audited, MemorySandbox, Principal};
//! use zhengxin::journey::{Answered, Ask, Choice, End, Journey};
//! use zhengxin::protocol::{Key, KnownValues, Merchant, Notation, Secret};
//! use zhengxin::sandbox::{World, rows};
//!
//! /// Knows a login name and a password, and looks into the sandbox's inbox for the captcha.
//! struct Person<'a> {
//!     login_name: String,
//!     password: String,
//!     sandbox: &'a MemorySandbox,
//! }
//!
//! impl Person<'_> {
//!     fn value(&self, key: &Key) -> Option<Secret> {
//!         match key {
//!             Key::LoginName => Some(self.login_name.as_str().into()),
//!             Key::Password => Some(self.password.as_str().into()),
//!             Key::PicCode => {
//!                 let inbox = self.sandbox.world().inbox("applicant-1", SystemClock.now());
//!                 inbox.captcha.map(Secret::from)
//!             }
//!             _ => None,
//!         }
//!     }
//! }
//!
//! impl Answerer for Person<'_> {
//!     type Error = Infallible;
//!
//!     async fn find(&mut self, ask: &Ask) -> Result<Option<Answered>, Infallible> {
//!         Ok(Some(self.value(&ask.key).map_or(Answered::Nobody, Answered::Given)))
//!     }
//!
//!     async fn choose(&mut self, choice: &Choice) -> Result<Option<Route>, Infallible> {
//!         Ok(choice.offered.first().copied())
//!     }
//!
//!     fn is_at_hand(&self, _: &Ask) -> bool {
//!         true
//!     }
//!
//!     fn can_find(&self, ask: &Ask) -> bool {
//!         self.value(&ask.key).is_some()
//!     }
//!
//!     fn asks_for_the_route(&self) -> bool {
//!         false
//!     }
//! }
//!
//! let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
//! runtime.block_on(async {
//! let gateway = Audited::unlogged(MemorySandbox::new(World::new(0), || SystemClock.now()));
//! let principal = Principal {
//!     merchant: Merchant {
//!         merchant_id: "123124".into(),
//!         app_name: "zhengxin".into(),
//!         app_version: "1.0.0".into(),
//!         platform: "web".into(),
//!         notice_url: "https://merchant.example/notice".into(),
//!         user_id: "applicant-1".into(),
//!         notation: Notation::default(),
//!     },
//!     known: KnownValues::default(),
//!     authorization: None,
//! };
//! let answers = rows().into_iter().next().unwrap().answers;
//! let text = |name: &str| answers[name].as_str().unwrap().to_owned();
//! let person = Person { login_name: text("login_name"), password: text("password"), sandbox: gateway.gateway() };
//!
//! let patience = Patience::default();
//! let plan = Plan { until: Goal::Login, route: None, max_tries: 3, patience, person: false, again: false, look: false };
//! let journey = Journey::new(plan, Facts::default(), principal.known.clone());
//! let budget = InMemoryBudget::default();
//! let channel = (&gateway, &principal, &SystemClock, &budget);
//! let mut driver = Driver::new(journey, channel, InMemory::default(), person, Unobserved);
//!
//! let drove = driver.run().await.unwrap();
//! assert!(matches!(drove, Drove::Ended(End::Reached(Reached::Login))));
//! assert!(driver.journey.facts().is_logged_in(SystemClock.now()));
//! });
//! ```
//!
//! Against a real gateway, replace the [`gateway::MemorySandbox`] with a [`gateway::HttpGateway`], and let the `Person` ask the
//! applicant instead of looking into the sandbox's inbox. To keep the facts, replace [`drive::InMemory`] with a
//! [`session::SessionKeep`], and [`drive::InMemoryBudget`] with a [`passwords::FileBudget`].
//!
//! # Many journeys at once
//!
//! Spawn each journey as a task of its own: `tokio::spawn` an async block that owns what its driver borrows, with the gateway in
//! an `Arc`. A `join_all` of drivers inside `block_on` is not enough. There [`off_thread::off_shared_thread`] believes that one
//! journey has the thread to itself and writes files in place, so that each write holds up the other journeys.

pub mod answers;
pub mod audit;
#[cfg(feature = "batch")]
pub mod batch;
pub mod cli;
pub mod client;
pub mod config;
pub mod drive;
pub mod duration;
pub mod env;
pub mod failure;
#[cfg(feature = "batch")]
pub mod few;
pub mod fingerprint;
pub mod flow;
pub mod gateway;
pub mod journey;
pub mod keys;
#[cfg(feature = "batch")]
pub mod ledger;
pub mod messages;
pub mod nearest;
pub mod notice;
pub mod off_thread;
pub mod output;
pub mod passwords;
pub mod path_text;
pub mod pixels;
pub mod printable;
pub mod protocol;
pub mod proxy_url;
pub mod recording;
pub mod report;
pub mod sandbox;
pub mod saved;
pub mod serving;
pub mod session;
pub mod smoke;
pub mod stdin;
pub mod steady;
pub mod store;
