#!/bin/sh
# Makes the certificates anew. Needs openssl; the tests themselves do not.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
: >index.txt
cat >ca.cnf <<'END'
[ca]
default_ca = own
[own]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[leaf]
basicConstraints = CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = $ENV::HOST
END
sign() { openssl ca -batch -config ca.cnf -notext -keyfile ca.key -startdate 20200101000000Z "$@" 2>/dev/null; }
leaf() { # file, host, end
    export HOST="$2"
    openssl req -new -key server.key -subj "/CN=zhengxin test server" -out leaf.csr
    sign -cert ca.pem -in leaf.csr -extensions leaf -enddate "$3" -out "$1"
}
for name in ca server; do
    openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$name.key" 2>/dev/null
done
export HOST=DNS:unused
openssl req -new -key ca.key -subj "/CN=zhengxin test CA" -out ca.csr
sign -selfsign -in ca.csr -extensions root -enddate 21200101000000Z -out ca.pem
leaf good.pem IP:127.0.0.1 21200101000000Z
leaf expired.pem IP:127.0.0.1 20210101000000Z
leaf elsewhere.pem DNS:elsewhere.example 21200101000000Z
own() { # file, constraints
    openssl req -x509 -new -key server.key -subj "/CN=zhengxin test server" -addext "basicConstraints=critical,$2" \
        -addext "subjectAltName=IP:127.0.0.1" -days 36500 -out "$1"
}
own self-signed.pem CA:FALSE
own self-signed-ca.pem CA:TRUE
cp ca.pem good.pem expired.pem elsewhere.pem self-signed.pem self-signed-ca.pem server.key "$here"
