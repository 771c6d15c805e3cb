import HTTPTypes
import HummingbirdCore
import Market
import Service

/// What came with a request to prove who gives it.
enum GivenProof: Sendable {
    case none
    case password(String)
    case passkey(GivenAssertion)
}

extension Fields {
    /// A password in `password`, or a signature in `credential`, `authenticatorData`, `clientData` and `signature`, each in
    /// base64url. A form has all of them and fills one.
    mutating func proof() -> GivenProof {
        let password = optionalSecret("password", charactersMax: Passwords.bytes.upperBound)
        if let assertion = assertion() { return .passkey(assertion) }
        return password.map(GivenProof.password) ?? .none
    }

    /// The four parts of a signature; nil where none came.
    mutating func assertion() -> GivenAssertion? {
        let parts = ["credential", "authenticatorData", "clientData", "signature"].map { name in
            optionalText(name, charactersMax: 6_000)
        }
        guard parts.contains(where: { $0 != nil }) else { return nil }
        let texts = parts.map { $0 ?? "" }
        if let assertion = GivenAssertion(
            credential: texts[0], authenticatorData: texts[1], clientData: texts[2], signature: texts[3])
        {
            return assertion
        }
        add(FieldProblem("signature", "notAnAssertion"))
        return nil
    }
}

extension Site {
    /// The site as browsers name it to authenticators: its public address, or this very machine by name.
    func relyingParty(_ visit: Visit) -> RelyingParty? {
        if let publicURL = configuration.publicURL { return RelyingParty(origin: publicURL) }
        return visit.request.head.authority.flatMap { RelyingParty(origin: "http://\($0)") }
    }

    /// What was given as a proof, with its site. A password counts as a try until it was right.
    ///
    /// - Throws: `Refused` 429 `tooManyTries`, 409 `passkeysNotHere`.
    func proof(_ given: GivenProof, _ visit: Visit) throws(Refused) -> Proof? {
        switch given {
        case .none: return nil
        case .password(let password):
            try throttle.count([passwordTries(visit)], at: visit.nowMs)
            return .password(password)
        case .passkey(let assertion):
            guard let site = relyingParty(visit) else { throw Refused(.conflict, "passkeysNotHere") }
            return .passkey(assertion, at: site)
        }
    }

    /// Forgets the tries of a member whose password was right.
    func proved(_ visit: Visit) { throttle.clear(passwordTries(visit)) }

    private func passwordTries(_ visit: Visit) -> SignInThrottle.Subject {
        .name("member/" + (visit.session?.memberID ?? ""))
    }
}
