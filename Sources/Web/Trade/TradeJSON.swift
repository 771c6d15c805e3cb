import Ledger
import Market
import Service

/// A trade as a program reads it.
enum TradeJSON {
    static func write(_ reading: TradeReading, _ file: TradeFile, at now: Timestamp, to json: inout JSONText) {
        let (trade, opening) = (reading.trade, reading.opening)
        json.member("trade", reading.id.rawValue)
        json.member("role", reading.role.rawValue)
        json.member("phase", trade.phase.rawValue)
        json.member("needs", trade.needs.rawValue)
        json.member("title", file.title)
        json.object("listing") { json in
            json.member("id", opening.revision.listing.rawValue)
            json.member("revision", opening.revision.number)
            json.member("entry", opening.revision.entry.rawValue)
            json.member("newest", file.newestRevision)
        }
        json.object("buyer") { party(opening.buyer, file.buyerName, &$0) }
        json.object("seller") { party(opening.seller, file.sellerName, &$0) }
        json.member("sequence", file.newestSequence)
        if let side = reading.role.side { json.member("unread", trade.reading(of: side).unread.count) }
        json.array("readings", Side.allCases) { side, json in
            json.member("by", side.rawValue)
            json.member("receivedUpTo", trade.reading(of: side).receivedUpTo)
            json.member("readUpTo", trade.reading(of: side).readUpTo)
        }
        json.member("requiredTicks", texts: trade.requiredTicks.map(\.name))
        if let proposal = trade.openProposal {
            json.object("proposal") { write(proposal, trade, to: &$0) }
        }
        if let agreement = trade.agreement {
            json.object("agreement") { write(agreement, trade, to: &$0) }
        }
        json.array("payments", trade.payments) { payment, json in
            json.member("id", payment.id.rawValue)
            json.member("gateway", payment.gateway)
            json.member("amountMinor", String(payment.amount.minor))
            json.member("currency", payment.amount.currency.code)
            json.member("transaction", payment.transaction)
        }
        json.member("heldMinor", String(trade.heldMinor))
        if trade.isSplit {
            json.array("parts", trade.parts) { part, json in
                json.member("number", part.number)
                json.member("phase", part.phase.rawValue)
                json.member("amountMinor", String(part.amount.minor))
                json.member("heldMinor", String(part.heldMinor))
            }
        }
        if let delivery = trade.delivery { json.object("delivery") { write(delivery, trade, to: &$0) } }
        if let round = trade.round {
            json.object("newestDelivery") { json in
                LockerJSON.write(round, trade, to: &json)
                json.member("isReceiptSigned", round.isReceiptSigned)
                json.member("hasArrived", trade.hasArrived)
            }
        }
        json.member("changesAsked", trade.changesAsked)
        if let change = trade.openChange { json.member("openChange", change.reason.rawValue) }
        HoldJSON.write(trade, to: &json)
        DisputeJSON.writeAll(of: trade, to: &json)
        if let mail = trade.pendingMail { json.member("pendingMail", mail.mail) }
        json.array("ratings", Side.allCases.filter { trade.isShown(ratingBy: $0, to: reading.role) }) { side, json in
            json.member("by", side.rawValue)
            json.member("score", trade.ratings[side]?.given?.score.rawValue)
            json.member("text", trade.shownWords(ofRatingBy: side))
        }
        json.array("deadlines", trade.openDeadlines) { open, json in
            json.member("kind", open.deadline.kind.rawValue)
            if trade.isSplit { json.member("part", open.deadline.part) }
            json.member("at", TimeText.iso(open.deadline.at.ms))
            json.member("begun", open.begunAt.map { TimeText.iso($0.ms) })
            json.member("then", open.outcome.rawValue)
            json.member("preventedBy", texts: open.preventers.map(\.rawValue))
            json.member("reminder", open.nextReminder.map { TimeText.iso($0.at.ms) })
        }
        trade.protectionCheck(at: now).json(&json)
        if let side = reading.role.side {
            json.array("coaching", trade.coaching(of: side, at: now)) { point, json in point.json(&json, turnedTo: side) }
        }
        if reading.role == .seller { writeReplies(trade, at: now, to: &json) }
    }

    /// Who waits for the seller's answer, and until when.
    private static func writeReplies(_ trade: Trade, at now: Timestamp, to json: inout JSONText) {
        let message = trade.unansweredSince(at: now)
        json.array("replies") { json in
            if let message {
                json.object { json in
                    json.member("kind", "message")
                    json.member("since", TimeText.iso(message.ms))
                    json.member("until", trade.replyPromisedUntil.map { TimeText.iso($0.ms) })
                }
            }
            for ticket in trade.ticketsForTheSeller {
                json.object { json in
                    json.member("kind", "ticket")
                    json.member("number", ticket.number)
                    json.member("since", TimeText.iso(ticket.openedAt.ms))
                    json.member("until", ticket.dueAt.map { TimeText.iso($0.ms) })
                }
            }
        }
    }

    private static func party(_ id: MemberID, _ name: String, _ json: inout JSONText) {
        json.member("id", id.rawValue)
        json.member("name", name)
    }

    private static func write(_ proposal: Proposal, _ trade: Trade, to json: inout JSONText) {
        json.member("number", proposal.number)
        json.member("by", proposal.by.rawValue)
        json.member("basis", proposal.basis.rawValue)
        json.member("status", proposal.status.rawValue)
        json.member("document", proposal.document.rawValue)
        json.member("scale", proposal.scale?.rawValue)
        json.member("criteriaCount", proposal.criteriaCount)
        if proposal.status == .open { json.member("confirmedBy", texts: trade.confirmedBy.map(\.rawValue).sorted()) }
        json.object("terms") { write(proposal.terms, to: &$0) }
    }

    /// Terms, member by member as a proposal takes them.
    static func write(_ terms: Terms, to json: inout JSONText) {
        json.member("price", MoneyText.typed(terms.price.minor))
        json.member("currency", terms.price.currency.code)
        json.member("licence", terms.licence.scope.rawValue)
        json.member("includesSource", terms.licence.includesSource)
        json.member("mayResell", terms.licence.mayResell)
        json.member("deliveryHours", terms.deliveryHours)
        json.member("acceptanceDays", terms.acceptanceDays)
        json.member("changeRounds", terms.changeRounds)
        json.member("supportMonths", terms.supportMonths)
        json.member("noReasonReturnDays", terms.noReasonReturnDays)
        json.member("returnCondition", terms.returnCondition.rawValue)
        terms.promisesJSON(&json)
    }

    private static func write(_ delivery: FilesDelivered, _ trade: Trade, to json: inout JSONText) {
        json.member("manifest", delivery.manifest.rawValue)
        json.member("acceptUntil", TimeText.iso(delivery.acceptUntil.ms))
        json.member("isReceiptSigned", trade.isReceiptSigned)
        json.array("files", delivery.artefacts.indices) { place, json in
            let artefact = delivery.artefacts[place]
            json.member("sha256", artefact.sha256.rawValue)
            json.member("sizeBytes", artefact.bytes)
            json.member("name", delivery.names.value?[place])
            json.member("isDownloaded", trade.downloaded.contains(artefact.sha256))
        }
        json.member("note", delivery.note.value)
    }
}

extension Trade {
    /// Whether the rating that a side gave may be read by that one.
    func isShown(ratingBy side: Side, to role: TradeRole) -> Bool {
        ratings[side] != nil && (areRatingsRevealed || role.side == side)
    }

    /// The words of the rating that a side gave, with what is masked in them hidden.
    func shownWords(ofRatingBy side: Side) -> String? {
        guard let words = ratings[side]?.text.value else { return nil }
        let file = ratingFiles[side]
        return file?.texts.last.flatMap { file?.masks[$0] }?.hide(words) ?? words
    }
}
