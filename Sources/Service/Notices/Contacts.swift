import Market
import Store

extension Marketplace {
    /// A member's mail address and choices; nil where none is confirmed.
    package func contact(of member: MemberID) async throws -> Contact? {
        try await database.read { try ContactTable($0).contact(of: member) }
    }

    /// Sends a link to an address, for a member who has just proved to be the one; whoever opens it there confirms that mails reach
    /// the member. A session alone cannot lead away what tells its owner of changes to the account.
    ///
    /// Throws: `ContactRefusal`, `PasswordRefusal.ownPasswordWrong`, `PasskeyRefusal`.
    package func askForAddress(_ address: String, _ language: MailLanguage, proof: Proof, of member: MemberID) async throws {
        try requireMailable(address)
        let count = try await stepUp(proof, of: member)
        try await sendLink(to: address, language, of: member, also: count)
    }

    private func requireMailable(_ address: String) throws {
        guard sendsMail else { throw ContactRefusal.mailNotOffered }
        guard MailAddress.isValid(address) else { throw ContactRefusal.mailAddressMalformed }
    }

    /// Sends the link that confirms an address. Throws: `ContactRefusal`.
    func sendLink(
        to address: String, _ language: MailLanguage, of member: MemberID,
        also: @escaping @Sendable (any Connection) throws -> Void = { _ in }
    ) async throws {
        try requireMailable(address)
        let (now, token, id) = (clock.now(), chance.nonce() + chance.nonce(), mailName())
        let text = AccountMailText.confirming("\(gateways.publicAddress)/mail-confirmations/\(token)", language)
        try await database.write { connection in
            try also(connection)
            try ContactTable(connection).putToken(token, for: address, language, of: member, at: now)
            try MemberMails(connection).put(
                MemberMails.New(id: id, member: member, address: address, kind: "confirm", text: text), at: now)
        }
    }

    /// Whether a link for confirming is still good.
    package func isConfirmable(_ token: String) async throws -> Bool {
        let now = clock.now()
        return try await database.read { try ContactTable($0).token(token, at: now) != nil }
    }

    /// The address that the link was sent to is the member's from now on. The one before is told of it.
    ///
    /// Throws: `ContactRefusal.confirmationOver`.
    package func confirmAddress(_ token: String) async throws {
        let (now, account) = (clock.now(), accountMails)
        try await database.write { connection in
            let table = ContactTable(connection)
            guard let found = try table.token(token, at: now) else { throw ContactRefusal.confirmationOver }
            let before = try table.contact(of: found.member)
            if let before, before.address != found.address {
                try account.put(.addressChanged, for: found.member, at: now, connection)
                try table.keepFormer(before, of: found.member, at: now)
            }
            try table.forgetFormer(found.address, of: found.member)
            try table.confirm(
                found.address, of: found.member, before?.settings ?? MailSettings(language: found.language), at: now)
            try table.useTokens(of: found.member)
        }
    }

    /// Changes what a member gets by mail, and when. Throws: `ContactRefusal.noContact`.
    package func setMail(_ settings: MailSettings, of member: MemberID) async throws {
        try await database.write { connection in
            let table = ContactTable(connection)
            guard try table.contact(of: member) != nil else { throw ContactRefusal.noContact }
            try table.set(settings, of: member)
        }
    }

    /// Takes a member's address away, for a member who has just proved to be the one. It is told so, and for
    /// ``ContactTable/formerLife`` of changes to the account, then it is gone.
    ///
    /// Throws: `ContactRefusal.noContact`, `PasswordRefusal.ownPasswordWrong`, `PasskeyRefusal`.
    package func removeContact(proof: Proof, of member: MemberID) async throws {
        guard try await contact(of: member) != nil else { throw ContactRefusal.noContact }
        let count = try await stepUp(proof, of: member)
        let (now, account) = (clock.now(), accountMails)
        try await database.write { connection in
            try count(connection)
            let table = ContactTable(connection)
            guard let contact = try table.contact(of: member) else { throw ContactRefusal.noContact }
            try account.put(.addressRemoved, for: member, at: now, connection)
            try table.remove(contact, of: member, at: now)
        }
    }

    /// Which classes of notices a signed link ends; nil for one that was not made here.
    package func unsubscribable(_ token: String) -> (member: MemberID, classes: [NoticeClass])? {
        UnsubscribeToken.read(token, keys.vault)
    }

    /// Ends mails of those classes, whoever holds the link; nothing else changes. Throws: `ContactRefusal.confirmationOver`.
    package func unsubscribe(_ token: String) async throws {
        guard let (member, classes) = unsubscribable(token) else { throw ContactRefusal.confirmationOver }
        try await database.write { connection in
            let table = ContactTable(connection)
            guard var settings = try table.contact(of: member)?.settings else { return }
            for notice in classes { settings.choices[notice] = .never }
            try table.set(settings, of: member)
        }
    }

    /// A new name for a mail.
    func mailName() -> String { "\(chance.nonce())@\(settings.origin.prefix { $0 != "/" })" }

    /// What tells members of changes to their account.
    var accountMails: AccountMails {
        AccountMails(
            chance: chance, host: String(settings.origin.prefix { $0 != "/" }), address: "\(gateways.publicAddress)")
    }
}

/// A link that ends mails of some classes for one member, signed so that nobody can make one for another.
enum UnsubscribeToken {
    /// `MEMBER.asked-news.MAC`.
    static func make(_ member: MemberID, _ classes: [NoticeClass], _ key: VaultKey) -> String {
        let plain = "\(member.rawValue).\(classes.map(\.rawValue).joined(separator: "-"))"
        return "\(plain).\(key.mac("chengxu unsubscribe", plain))"
    }

    static func read(_ token: String, _ key: VaultKey) -> (member: MemberID, classes: [NoticeClass])? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let member = MemberID(rawValue: parts[0]) else { return nil }
        let classes = parts[1].split(separator: "-").compactMap { NoticeClass(rawValue: String($0)) }
        guard !classes.isEmpty, token == make(member, classes, key) else { return nil }
        return (member, classes)
    }
}
