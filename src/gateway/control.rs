//! The control endpoints of a sandbox served over loopback HTTP.

use std::path::PathBuf;

use reqwest::{Client, RequestBuilder};
use serde_json::Value;
use url::Url;

use super::client::{self, Keeping};
use super::{CallError, HttpSettings, ca_file, cause, plain_to_tls};

/// The number of retries.
const REPEATS: u32 = 2;

/// A sandbox served on this machine.
#[derive(Debug)]
pub struct SandboxControlClient {
    settings: HttpSettings,
    client: Client,
}

impl SandboxControlClient {
    /// The control endpoints next to the gateway at `url`. `ca_file` holds the certificate to trust, if there
    /// is one.
    pub fn new(url: &Url, ca_file: Option<PathBuf>) -> Result<Self, CallError> {
        let settings = HttpSettings { ca_file, ..HttpSettings::new(url.as_str())? };
        settings.check()?;
        let roots = settings.ca_file.as_deref().map(ca_file::read).transpose()?.unwrap_or_default();
        let client = client::build(&settings, client::tls_blocking(&settings, roots)?, Keeping::All)?;
        Ok(Self { settings, client })
    }

    /// Reads `/_sandbox/NAME` with query parameters.
    pub async fn get(&self, name: &str, query: &[(&str, &str)]) -> Result<Value, CallError> {
        let mut url = self.url(name);
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        // Reading changes nothing, so it is retried if a kept connection broke.
        for _ in 0..REPEATS {
            match self.exchange(self.client.get(url.clone())).await {
                Err(CallError::Interrupted) => {}
                looked => return self.explained(looked).await,
            }
        }
        self.send(self.client.get(url)).await
    }

    /// Posts to `/_sandbox/NAME`.
    pub async fn post(&self, name: &str, body: &Value) -> Result<Value, CallError> {
        self.send(self.client.post(self.url(name)).body(body.to_string())).await
    }

    fn url(&self, name: &str) -> Url {
        let mut url = self.settings.url.clone();
        url.set_path(&format!("/_sandbox/{name}"));
        url.set_query(None);
        url
    }

    async fn send(&self, request: RequestBuilder) -> Result<Value, CallError> {
        self.explained(self.exchange(request).await).await
    }

    async fn explained(&self, exchanged: Result<Value, CallError>) -> Result<Value, CallError> {
        match exchanged {
            Err(error) => Err(plain_to_tls::explained(error, &self.settings, false).await),
            value => value,
        }
    }

    async fn exchange(&self, request: RequestBuilder) -> Result<Value, CallError> {
        let request = request.timeout(self.settings.timeout);
        let failed = |error: reqwest::Error| cause::of_sending(&error, &self.settings);
        let response = request.send().await.map_err(failed)?;
        let status = response.status();
        if !status.is_success() {
            let (status, excerpt) = (status.as_u16(), String::new());
            return Err(CallError::Status { status, excerpt, retry_after: None, date: None });
        }
        let body = response.bytes().await.map_err(failed)?;
        serde_json::from_slice(&body).map_err(|_| CallError::NotHttp)
    }
}
