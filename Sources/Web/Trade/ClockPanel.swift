import Ledger
import Market
import Service

/// The deadlines that run: what each is for, until when, what happens then, and who can prevent it.
struct ClockPanel: Sendable {
    /// One deadline.
    struct Clock: Sendable {
        /// `验收`.
        let name: String
        let until: Deadline
        /// `到期后：视为验收通过，钱款放给卖家`.
        let then: String
        /// `买家可以在此之前行动`; nil where nobody can prevent it.
        let preventing: String?
        /// `提醒：……`; nil where no reminder is still to come.
        let reminder: String?
    }

    let clocks: [Clock]
    let hasClocks: Bool
    /// In which zone the server wrote the times.
    let zone: String

    init(clocks: [Clock], zone: String) {
        self.clocks = clocks
        hasClocks = !clocks.isEmpty
        self.zone = zone
    }
}

extension TradeScene {
    /// The deadlines that run, as the reader's side sees them.
    var clocks: ClockPanel {
        ClockPanel(
            clocks: trade.openDeadlines.map { open in
                ClockPanel.Clock(
                    name: name(open.deadline),
                    until: Web.Deadline(open.deadline.at.ms, now: nowMs, language),
                    then: say("clocks.then", ["what": DeadlineWords.outcome(open.outcome).text(language)]),
                    preventing: preventing(open.preventers),
                    reminder: open.nextReminder.map {
                        say("clocks.reminder.\($0.step.rawValue)", ["at": TimeText.moment($0.at.ms, language)])
                    })
            },
            zone: say("clocks.zone", ["zone": ReaderZone.current.name(language)]))
    }

    /// What it is for, and of which milestone.
    private func name(_ deadline: Market.Deadline) -> String {
        let name = DeadlineWords.name(deadline.kind).text(language)
        switch deadline.kind {
        // Those that concern the trade as a whole.
        case .proposal, .payment, .ratings, .milestone, .disputeAnswer, .negotiation, .settlement, .evidence, .mediation,
            .mediationAnswer, .ruling, .appeal, .suspension, .requestAnswer, .promisedReturn, .remedyAnswer, .deletion, .remedyDue,
            .supportReply:
            return name
        case .delivery, .acceptance, .change, .refundTalk, .holdAlarm, .holdExpiry:
            return trade.isSplit ? say("milestone.of", ["n": String(deadline.part), "text": name]) : name
        }
    }

    private func preventing(_ sides: [Side]) -> String? {
        switch (sides.contains(me), sides.contains(me.other)) {
        case (true, true): say("clocks.preventing.both")
        case (true, false): say("clocks.preventing.you")
        case (false, true): say("clocks.preventing.other", ["who": file.name(of: me.other)])
        case (false, false): nil
        }
    }
}
