import Logging
import Market
import ServiceLifecycle
import Store

/// Brings notices to members by mail: takes up what is new, puts together what is due, and sends it until the mail server has
/// answered for good. Nothing depends on it: every notice stands in the pages.
package struct NoticeMailer: ServiceLifecycle.Service {
    private let marketplace: Marketplace

    /// How often it looks, in milliseconds.
    package static let intervalMs: Int64 = 2_000
    /// How many members or mails it takes at a time.
    static let batch = 50
    /// After so many tries without an answer for good a mail is given up.
    package static let attemptsMax = 12
    /// How long a mail that is being sent is nobody else's; longer than an exchange can take.
    private static let holdFor = Span.minutes(10)

    /// Sends the mails of that market.
    package init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    /// Looks again and again until the service is shut down.
    package func run() async throws {
        await rounds(everyMs: Self.intervalMs, marketplace.logger, onFailure: "Notices could not be mailed") {
            try await runDue()
        }
    }

    /// One round of everything. Says how many mails were sent.
    @discardableResult
    package func runDue() async throws -> Int {
        guard marketplace.mail != nil else { return 0 }
        let now = marketplace.clock.now()
        try await NoticeGathering(marketplace).gather()
        while try await NoticeGathering(marketplace).compose(at: now) == Self.batch {}
        try await marketplace.database.write { connection in
            try MemberMails(connection).sweep(at: now)
            try ContactTable(connection).sweep(at: now)
        }
        return try await send(at: now)
    }

    private func send(at now: Timestamp) async throws -> Int {
        guard let server = marketplace.mail else { return 0 }
        var sent = 0
        while true {
            let due = try await marketplace.database.read { try MemberMails($0).due(at: now, limit: Self.batch) }
            for mail in due {
                let isOurs = try await marketplace.database.write {
                    try MemberMails($0).hold(mail, until: now.adding(Self.holdFor))
                }
                guard isOurs else { continue }
                try await send(mail, through: server, now)
                sent += 1
            }
            guard due.count == Self.batch else { return sent }
        }
    }

    private func send(_ due: MemberMails.Due, through server: any MailSending, _ now: Timestamp) async throws {
        let mail = due.mail
        let link = mail.classes.isEmpty ? nil : marketplace.unsubscribeLink(mail.member, mail.classes)
        let message = MailMessage(
            name: mail.id, address: mail.address, subject: mail.text.subject, text: mail.text.body, unsubscribe: link)
        let answer = await server.send(message, at: now)
        try await marketplace.database.write { connection in
            let mails = MemberMails(connection)
            switch answer.meaning {
            case .accepted: try mails.finish(mail.id, answer, at: now)
            case .refused:
                try mails.finish(mail.id, answer, at: now)
                try ContactTable(connection).bounced(mail.address, of: mail.member, answer.text, at: now)
            case .later where due.attempts + 1 >= Self.attemptsMax: try mails.finish(mail.id, answer, at: now)
            case .later:
                let wait = Span(ms: min(14_400_000, 30_000 << Int64(min(due.attempts, 9))))
                try mails.postpone(mail.id, until: now.adding(wait), answer)
            }
        }
        if answer.meaning != .accepted {
            marketplace.logger.notice(
                "A mail to a member was not taken", metadata: ["mail": "\(mail.id)", "code": "\(answer.code)"])
        }
    }
}

extension Marketplace {
    /// The address that ends mails of those classes for that member.
    func unsubscribeLink(_ member: MemberID, _ classes: [NoticeClass]) -> String {
        "\(gateways.publicAddress)/unsubscribe/\(UnsubscribeToken.make(member, classes, keys.vault))"
    }
}
