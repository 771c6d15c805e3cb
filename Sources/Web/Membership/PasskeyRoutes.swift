import HTTPTypes
import Market
import Service

/// `/account/passkeys`: a member's keys; `/session/passkey`: signing in with one.
///
/// A program asks for a challenge first (`POST /account/passkeys/challenges`, `POST /session/challenges`), has its authenticator
/// answer, and sends the answer in base64url.
enum PasskeyRoutes {
    static let path = "/account/passkeys"

    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        [
            list(site, marketplace), challenges(site, marketplace), register(site, marketplace), remove(site, marketplace),
            signInChallenges(site, marketplace), signIn(site, marketplace),
        ]
    }

    private static func list(_ site: Site, _ marketplace: Marketplace) -> Route {
        .get(path, .member) { visit in
            let keys = try await visit.ownKeys(site, marketplace)
            let page = PasskeysPage(keys, FormFields(visit.language), nowMs: visit.nowMs, refused: nil)
            return .page(page) { json in
                json.member("site", keys.site?.host)
                json.array("passkeys", keys.keys) { key, json in
                    json.member("credential", key.credential)
                    json.member("name", key.name)
                    json.member("algorithm", key.algorithm.rawValue)
                    json.member("registered", TimeText.iso(key.registered.ms))
                    json.member("used", key.used.map { TimeText.iso($0.ms) })
                }
            }
        }
    }

    private static func challenges(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post(path + "/challenges") { visit in
            var fields = visit.fields()
            let purpose = fields.choice("purpose", of: [ChallengePurpose.registration.rawValue, ChallengePurpose.stepUp.rawValue])
            try fields.finish()
            guard let own = site.relyingParty(visit) else { throw Refused(.conflict, "passkeysNotHere") }
            let member = try visit.memberID()
            let challenge = try await marketplace.challenge(for: ChallengePurpose(rawValue: purpose) ?? .stepUp, of: member)
            let keys = try await marketplace.passkeys(of: member)
            return .json(status: .created) { json in
                json.member("challenge", challenge)
                json.member("site", own.host)
                json.member("member", member.rawValue)
                json.member("displayName", visit.session?.displayName)
                json.member("credentials", texts: keys.map(\.credential))
            }
        }
    }

    private static func register(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post(
            path,
            formAgain: { visit, refused in
                let keys = try await visit.ownKeys(site, marketplace)
                let make = FormFields(visit.language, typed: visit.typed, problems: refused.problems)
                return PasskeysPage(keys, make, nowMs: visit.nowMs, refused: refused)
            }
        ) { visit in
            var fields = visit.fields()
            let name = fields.text("keyName", charactersMax: RegisterPasskey.nameCharacters.upperBound)
            let password = fields.secret("password", charactersMax: Passwords.bytes.upperBound)
            let object = fields.text("attestationObject", charactersMax: 6_000)
            let client = fields.text("clientData", charactersMax: 6_000)
            let back = fields.optionalText("back", charactersMax: Limits.queryBytesMax)
            try fields.finish()
            guard let own = site.relyingParty(visit) else { throw Refused(.conflict, "passkeysNotHere") }
            guard let given = GivenAttestation(attestationObject: object, clientData: client) else {
                throw Refused.fields([FieldProblem("attestationObject", "notAnAssertion")])
            }
            _ = try site.proof(.password(password), visit)
            let outcome = try await marketplace.registerPasskey(
                given, name: name, password: password, of: try visit.memberID(), at: own)
            site.proved(visit)
            return Answer.command(
                outcome, seeOther: back.map { LocalPath.safe($0) } ?? path, flash: "passkeyRegistered")
        }
    }

    private static func remove(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post(
            path + "/removal",
            formAgain: { visit, refused in
                let keys = try await visit.ownKeys(site, marketplace)
                return PasskeysPage(keys, FormFields(visit.language), nowMs: visit.nowMs, refused: refused)
            }
        ) { visit in
            var fields = visit.fields()
            let passkey = fields.text("passkey", charactersMax: 1_400)
            let given = fields.proof()
            try fields.finish()
            guard let proof = try site.proof(given, visit) else { throw Refused(ProofRefusal.proofMissing) }
            let outcome = try await marketplace.removePasskey(passkey, proof: proof, of: try visit.memberID())
            site.proved(visit)
            return Answer.command(outcome, seeOther: path, flash: "passkeyRemoved")
        }
    }

    private static func signInChallenges(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post("/session/challenges", .anyone) { visit in
            var fields = visit.fields()
            try fields.finish()
            guard let own = site.relyingParty(visit) else { throw Refused(.conflict, "passkeysNotHere") }
            try site.throttle.count([.address(site.clientAddress(visit))], at: visit.nowMs)
            let challenge = try await marketplace.challenge(for: .signIn, of: nil)
            return .json(status: .created) { json in
                json.member("challenge", challenge)
                json.member("site", own.host)
            }
        }
    }

    private static func signIn(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post(
            "/session/passkey", .anyone,
            formAgain: { visit, refused in
                SignInPage(
                    visit.language, refused: refused, back: LocalPath.safe(visit.typed["back"]), site: site.relyingParty(visit))
            }
        ) { visit in
            var fields = visit.fields()
            let assertion = fields.assertion()
            let back = LocalPath.safe(fields.optionalText("back", charactersMax: Limits.queryBytesMax))
            try fields.finish()
            guard let own = site.relyingParty(visit) else { throw Refused(.conflict, "passkeysNotHere") }
            guard let assertion else { throw Refused(ProofRefusal.proofMissing) }
            try site.throttle.count([.address(site.clientAddress(visit))], at: visit.nowMs)
            let (member, token) = try await marketplace.signIn(with: assertion, at: own)
            return Answer.done(seeOther: back, flash: "signedIn", status: .created) { json in
                json.member("member", member.rawValue)
                json.member("token", token)
            }.with(site.sessionCookie(token))
        }
    }
}
