import Ledger
import Market
import Service

/// The part of a form in which somebody proves to be the one who confirms: with a key, or below the limit with the password.
struct SigningBox: Sendable {
    /// What the key signs, in base64url: the document's hash.
    let challenge: String
    /// The site's name for keys; empty where there can be none.
    let site: String
    /// The identifiers of the member's keys, with a space between two.
    let credentials: String
    let hasKeys: Bool
    let mayUsePassword: Bool
    /// The password's field; none where a password is not enough.
    let passwords: [FormField]
    /// What the button says.
    let button: String
    /// `超过 ¥1,000.00 须用通行密钥签名`; nil below the limit.
    let needed: String?
    /// Neither a key nor a password will do yet.
    let isStuck: Bool

    /// - Parameters:
    ///   - document: what is signed.
    ///   - terms: what it is about, or was agreed on.
    init(
        _ document: Digest, terms: Terms, policy: Policy, button: String, _ keys: OwnKeys, _ make: FormFields
    ) {
        let language = make.language
        challenge = SoftwarePasskey.challenge(of: document)
        site = keys.site?.host ?? ""
        credentials = keys.keys.map(\.credential).joined(separator: " ")
        hasKeys = !keys.keys.isEmpty && keys.site != nil
        let limit = terms.passwordPriceMinorMax(under: policy)
        mayUsePassword = terms.price.minor <= limit
        passwords =
            mayUsePassword
            ? [
                make.secret(
                    "password", language.say("signing.password"), help: language.say("signing.password.note"),
                    autocomplete: "current-password")
            ] : []
        self.button = button
        needed =
            mayUsePassword
            ? nil
            : limit == 0
                ? language.say("signing.needed.agreed") : language.say("signing.needed", ["limit": MoneyText.yuan(limit)])
        isStuck = !hasKeys && !mayUsePassword
    }
}

/// The form for a new key, wherever it is offered.
struct NewPasskey: Sendable {
    /// The site's name for keys; empty where there can be none.
    let site: String
    let isPossible: Bool
    /// Where to go afterwards.
    let back: String
    let fields: [FormField]

    init(_ keys: OwnKeys, back: String, _ make: FormFields) {
        let language = make.language
        site = keys.site?.host ?? ""
        isPossible = keys.site != nil
        self.back = back
        fields = [
            make.line(
                "keyName", language.say("passkeys.name"), help: language.say("passkeys.name.help"),
                charactersMax: RegisterPasskey.nameCharacters.upperBound),
            make.secret(
                "password", language.say("passkeys.password"), help: language.say("passkeys.password.help"),
                autocomplete: "current-password"),
        ]
    }
}

/// The keys of the member who is looking, and the site that they are for.
struct OwnKeys: Sendable {
    let keys: [Passkey]
    let site: RelyingParty?
}

extension Visit {
    /// The reader's own keys. Throws: `Refused` 401, `StoreFailure`.
    func ownKeys(_ site: Site, _ marketplace: Marketplace) async throws -> OwnKeys {
        OwnKeys(keys: try await marketplace.passkeys(of: try memberID()), site: site.relyingParty(self))
    }
}
