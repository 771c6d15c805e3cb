import Logging
import Market
import ServiceLifecycle
import Store

/// Sends the mails that committed entries owe, each until the mail server has answered for good, and enters the answer.
package struct MailRunner: ServiceLifecycle.Service {
    private let marketplace: Marketplace

    /// How often it looks, in milliseconds.
    package static let intervalMs: Int64 = 1_000
    /// How many mails it takes at a time.
    static let batch = 20
    /// How long a mail that is being sent is nobody else's; longer than an exchange can take.
    private static let holdFor = Span.minutes(10)
    /// After so many tries without an answer for good, about two days, a mail counts as refused.
    package static let attemptsMax = 20

    /// Sends the mails of that market.
    package init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    /// Looks again and again until the service is shut down.
    package func run() async throws {
        await rounds(everyMs: Self.intervalMs, marketplace.logger, onFailure: "Mails could not be sent") {
            while try await runDue() == Self.batch {}
        }
    }

    /// Sends the mails that are due now, at most one batch, and says how many those were.
    @discardableResult
    package func runDue() async throws -> Int {
        guard let server = marketplace.mail else { return 0 }
        let now = marketplace.clock.now()
        let due = try await marketplace.database.read { try MailOutbox($0).due(at: now, limit: Self.batch) }
        for owed in due {
            let isOurs = try await marketplace.database.write { try MailOutbox($0).hold(owed, until: now.adding(Self.holdFor)) }
            if isOurs { try await send(owed, through: server, now: now) }
        }
        return due.count
    }

    private func send(_ owed: MailOutbox.Owed, through server: any MailSending, now: Timestamp) async throws {
        guard let trade = TradeID(rawValue: String(owed.stream.identifier)),
            let pending = try await marketplace.commands.state(Trade.self, of: owed.stream).pendingMail, pending.mail == owed.id
        else {
            // It was answered before the row was closed.
            return try await finish(owed.id, now)
        }
        guard let message = try await marketplace.deliveryMail(pending, in: trade) else {
            return try await enter(SMTPAnswer(.refused, code: 0, text: "the address was erased"), for: owed, now)
        }
        let answer = await server.send(message, at: now)
        switch answer.meaning {
        case .accepted, .refused: try await enter(answer, for: owed, now)
        case .later where owed.attempts + 1 >= Self.attemptsMax: try await enter(answer, for: owed, now)
        case .later:
            let wait = Span(ms: min(14_400_000, 5_000 << Int64(min(owed.attempts, 12))))
            try await marketplace.database.write {
                try Outbox($0).postpone(owed.id, until: now.adding(wait), error: String(answer.text.prefix(300)))
            }
            marketplace.logger.warning("A mail is postponed", metadata: ["mail": "\(owed.id)", "code": "\(answer.code)"])
        }
    }

    /// The answer becomes an entry; then the row is closed. A crash before the entry sends the mail once more, under the same name,
    /// by which mail programs know the two for one.
    private func enter(_ answer: SMTPAnswer, for owed: MailOutbox.Owed, _ now: Timestamp) async throws {
        let command = RecordMail(
            mail: owed.id, isAccepted: answer.meaning == .accepted, code: answer.code, answer: answer.text)
        do {
            _ = try await marketplace.commands.handle(command, on: owed.stream, by: RecordMail.actor)
        } catch let refusal as RecordMailRefusal {
            marketplace.logger.debug("An answer to a mail changed nothing", metadata: ["refusal": "\(refusal.code)"])
        }
        try await finish(owed.id, now)
    }

    private func finish(_ mail: String, _ now: Timestamp) async throws {
        try await marketplace.database.write { try Outbox($0).finish(mail, at: now) }
    }
}
