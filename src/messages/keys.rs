//! Texts about keys and signed calls.

use super::{Text, text};

/// Where the path of an unusable key was set.
pub const KEY_FROM: Text = text("路径取自 {from}：请更正", "the path comes from {from}: correct it there");
/// A key that is too short to be safe.
pub const WEAK: Text = text(
    "签名私钥只有 {bits} 位；请与平台约定换用 2048 位以上的密钥",
    "the signing key has only {bits} bits; agree with the platform on a key of 2048 bits or more",
);
/// Other users can read or change the key.
pub const SHARED_HINT: Text = text("执行 chmod 600 {path}", "run: chmod 600 {path}");
/// The key has a passphrase.
pub const ENCRYPTED_HINT: Text = text(
    "去掉口令：openssl pkcs8 -topk8 -nocrypt -in {path} -out NEW.pem，再 chmod 600 NEW.pem",
    "remove the passphrase: openssl pkcs8 -topk8 -nocrypt -in {path} -out NEW.pem, then chmod 600 NEW.pem",
);
/// `private_key` names a wrong file.
pub const PRIVATE_HINT: Text = text(
    "private_key 须指向商户的 RSA 私钥，PEM 格式，PKCS#8 或 PKCS#1",
    "private_key must name the merchant's RSA private key in PEM (PKCS#8 or PKCS#1)",
);
/// `--public-key` names a wrong file.
pub const PUBLIC_HINT: Text = text(
    "--public-key 须指向公钥；zhengxin config check 会显示配置档私钥的公钥",
    "--public-key must name a public key; `zhengxin config check` prints the public key of the profile's private_key",
);

/// The gateway rejects signature, key or app_id.
pub const BLAME_KEY: Text = text(
    "核对 app_id 与 private_key；zhengxin config check 会显示应在平台登记的公钥",
    "check app_id and private_key; `zhengxin config check` prints the public key that must be registered with the platform",
);
/// The gateway expects the other envelope.
pub const BLAME_ENVELOPE: Text = text(
    "核对配置档的 envelope（plain 或 signed）：网关要求另一种",
    "check `envelope` in the profile (plain or signed): the gateway expects the other one",
);
/// The gateway rejects the time.
pub const BLAME_CLOCK: Text = text(
    "检查本机时钟，以及配置档的 timestamp_unit（s 或 ms）",
    "check this machine's clock, and timestamp_unit in the profile (s or ms)",
);

/// The signing key.
pub const KEY: Text = text(
    "签名密钥 {bits} 位，公钥（DER）的 SHA-256 指纹 {fingerprint}：",
    "The signing key has {bits} bits; SHA-256 of its public half (DER): {fingerprint}",
);
