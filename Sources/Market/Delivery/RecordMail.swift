/// The mail server has answered for good: it has taken the mail for the buyer's address, or it will not. Given by the server's
/// own sending of mail.
///
/// Source: 电子签名法 11: received is what has entered the designated system; the mail server's answer is the proof at hand.
package struct RecordMail: TradeCommand {
    package static let step = TradeStep.recordMail
    package typealias Refused = RecordMailRefusal

    /// The mail's own name.
    package let mail: String
    /// Whether the server took it.
    package let isAccepted: Bool
    /// The server's number, such as 250 or 550; 0 where it gave none.
    package let code: Int
    /// The server's words; at most ``answerCharactersMax`` of them are kept.
    package let answer: String

    package init(mail: String, isAccepted: Bool, code: Int, answer: String) {
        self.mail = mail
        self.isAccepted = isAccepted
        self.code = code
        self.answer = answer
    }

    /// As whom the sending of mail speaks.
    package static let actor = Actor.gateway("mail")
    /// The longest answer that is kept, in characters.
    package static let answerCharactersMax = 1_000

    package func isGiven(by actor: Actor, in trade: Trade) -> Bool { actor == Self.actor }

    package func part(in trade: Trade) -> Int? { trade.pendingMail.map { $0.part ?? 1 } }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(RecordMailRefusal) -> [TradeEvent] {
        guard let pending = trade.pendingMail, pending.mail == mail, let agreed = trade.agreement?.terms else {
            throw .unknownMail
        }
        let terms = agreed.part(pending.part ?? 1)
        let answer = Sealed(String(answer.prefix(Self.answerCharactersMax)))
        guard isAccepted else { return [.mailRefused(MailRefused(mail: mail, code: code, answer: answer))] }
        return [
            .mailAccepted(
                MailAccepted(
                    mail: mail, code: code, acceptUntil: time.adding(.days(terms.acceptanceDays)), answer: answer))
        ]
    }
}

/// Why an answer changes nothing.
package enum RecordMailRefusal: TradeRefusal {
    case step(StepRefusal)
    /// No such mail is on its way.
    case unknownMail

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .unknownMail: "unknownMail"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .unknownMail: []
        }
    }
}

/// The mail server has taken the mail: the delivery has entered the buyer's system.
package struct MailAccepted: TradeFacts {
    /// The mail's own name.
    package let mail: String
    /// The server's number, e.g. 250.
    package let code: Int
    /// When silence counts as acceptance.
    package let acceptUntil: Timestamp
    /// The server's words.
    package let answer: Sealed<String>

    static let kind = "mailAccepted"
    var stageAfter: TradePhase? { .delivered }

    func apply(to trade: inout Trade, at time: Timestamp) {
        if let mail = trade.pendingMail { trade.take(.email(mail), acceptUntil: acceptUntil, at: time) }
        trade.pendingMail = nil
    }
}

/// The mail server will not take the mail; nothing was delivered by it.
package struct MailRefused: TradeFacts {
    /// The mail's own name.
    package let mail: String
    /// The server's number, e.g. 550; 0 where it gave none.
    package let code: Int
    /// The server's words.
    package let answer: Sealed<String>

    static let kind = "mailRefused"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.pendingMail = nil
    }
}
