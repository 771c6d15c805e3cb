import Evidence
import Market

/// The site that a member's keys are for, as browsers name it. Browsers let a key sign for no other.
///
/// Source: W3C Web Authentication Level 2, section 4 (relying party identifier, origin).
package struct RelyingParty: Sendable, Hashable {
    /// `https://chengxu.example`, or `http://localhost:8080` on one's own machine.
    package let origin: String
    /// The host alone, which is the site's identifier.
    package let host: String

    /// Nil unless the text is the origin of a site that browsers give keys to: one by https, or this very machine by name.
    package init?(origin: String) {
        var origin = origin
        while origin.hasSuffix("/") { origin.removeLast() }
        guard let host = PasskeyAssertion.host(of: origin), host.utf8.contains(where: { !(0x30...0x39).contains($0) && $0 != 0x2E })
        else { return nil }
        guard origin.hasPrefix("https://") || host == "localhost" || host.hasSuffix(".localhost") else { return nil }
        self.origin = origin
        self.host = host
    }
}

/// How somebody proves to be the member that the session is of.
package enum Proof: Sendable, Hashable {
    /// The password, entered again.
    case password(String)
    /// What an authenticator signed, at that site.
    case passkey(GivenAssertion, at: RelyingParty)
}

/// Why a confirmation is not taken as the member's.
package enum ProofRefusal: String, Refusal {
    /// Neither a password nor a signature came with it.
    case proofMissing

    package var code: String { rawValue }
}

/// An authenticator's answer to a challenge, as it came.
package struct GivenAssertion: Sendable, Hashable {
    /// The credential's identifier in base64url.
    package let credential: String
    let assertion: PasskeyAssertion

    /// Nil unless all four are strict base64url and none is too long.
    package init?(credential: String, authenticatorData: String, clientData: String, signature: String) {
        let parts = [authenticatorData, clientData, signature].compactMap(Base64URL.decode)
        guard parts.count == 3, (1...1_024).contains(Base64URL.decode(credential)?.count ?? 0),
            parts.allSatisfy({ (1...PasskeyAssertion.partBytesMax).contains($0.count) })
        else { return nil }
        self.init(
            credential: credential,
            PasskeyAssertion(authenticatorData: parts[0], clientData: parts[1], signature: parts[2]))
    }

    init(credential: String, _ assertion: PasskeyAssertion) {
        self.credential = credential
        self.assertion = assertion
    }

    /// The four parts in base64url, as requests carry them.
    package var fields: [(name: String, value: String)] {
        [
            ("credential", credential), ("authenticatorData", Base64URL.encode(assertion.authenticatorData)),
            ("clientData", Base64URL.encode(assertion.clientData)), ("signature", Base64URL.encode(assertion.signature)),
        ]
    }
}
