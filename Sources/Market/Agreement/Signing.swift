import Ledger

/// How a party shows that it is itself who confirms a document. The shell has checked the proof before a rule sees it.
package enum Signing: Hashable, Sendable {
    /// The password was entered again. Only the server can say so, and so it is the weaker way.
    case password
    /// A key that only the party holds has signed the document's hash.
    case passkey(PasskeySignature)

    /// How entries call it.
    package var method: TermsConfirmed.Method {
        switch self {
        case .password: .password
        case .passkey: .passkey
        }
    }

    /// What the entry says of the signature; nil where there is none.
    package var signature: PasskeySignature? {
        switch self {
        case .password: nil
        case .passkey(let signature): signature
        }
    }

    /// Whether such terms may be confirmed so: with a password up to the limit, with a key always.
    package func isEnough(for terms: Terms, under policy: Policy) -> Bool {
        switch self {
        case .password: terms.price.minor <= terms.passwordPriceMinorMax(under: policy)
        case .passkey: true
        }
    }
}

extension Terms {
    /// Up to which price, in minor units, the password confirms these terms: the policy's limit, or nothing where the parties
    /// agree to sign with keys only. They cannot agree on less than the policy asks.
    ///
    /// Source: RULES.md, money: above ¥1,000 a key signs.
    package func passwordPriceMinorMax(under policy: Policy) -> Int64 {
        switch signing {
        case .passkey: 0
        case .either, .password: policy.passwordPriceMinorMax
        }
    }
}

/// What an entry says of a signature by passkey: which key, and the hashes of the files with which anybody can check it.
///
/// Source: W3C Web Authentication Level 2, section 7.2; the files are what an authenticator answers.
package struct PasskeySignature: Hashable, Sendable, Codable {
    /// The credential's identifier in base64url, as the authenticator gave it.
    package let credential: String
    /// How the key signs.
    package let algorithm: PasskeyAlgorithm
    /// The entry of the member's stream with which the key was registered.
    package let registered: Digest
    /// The public key as a PEM file (SubjectPublicKeyInfo).
    package let key: Digest
    /// What the authenticator vouches for: whose site, whether somebody was there and was recognised.
    package let authenticatorData: Digest
    /// What the browser vouches for, as JSON: the challenge, which is the document's hash, and the site.
    package let clientData: Digest
    /// The signature over both.
    package let signature: Digest

    package init(
        credential: String, algorithm: PasskeyAlgorithm, registered: Digest, key: Digest, authenticatorData: Digest,
        clientData: Digest, signature: Digest
    ) {
        self.credential = credential
        self.algorithm = algorithm
        self.registered = registered
        self.key = key
        self.authenticatorData = authenticatorData
        self.clientData = clientData
        self.signature = signature
    }
}

/// How a key signs, by its name in JOSE.
///
/// Source: RFC 8152 section 8, RFC 7518 section 3.1, RFC 8037 section 3.1.
package enum PasskeyAlgorithm: String, CaseIterable, Sendable, Codable {
    /// ECDSA on P-256 with SHA-256; signatures in DER.
    case es256 = "ES256"
    /// Ed25519; signatures of 64 bytes.
    case ed25519 = "EdDSA"
}
