import Ledger
import Market
import Store

// What the parties do about the software after its delivery. Whatever gives money back after the release takes it from the seller's
// wallet, and what that does not have becomes the seller's debt, in the same transaction.

extension Marketplace {
    /// The buyer asks something of the seller. Throws: `OpenRequestRefusal`.
    package func openRequest(
        _ kind: AfterSalesKind, reason: ReturnReason? = nil, statement: String, in trade: TradeID, by buyer: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = OpenRequest(kind: kind, reason: reason, statement: statement)
        return try await commands.handle(command, on: .trade(trade), by: .member(buyer), key: key)
    }

    /// The seller says yes or no. Throws: `RequestRefusal`.
    package func answerRequest(
        _ number: Int, isAccepted: Bool, hours: Int? = nil, reason: String = "", in trade: TradeID, by seller: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = AnswerRequest(number: number, isAccepted: isAccepted, hours: hours, reason: reason)
        return try await commands.handle(command, on: .trade(trade), by: .member(seller), key: key)
    }

    /// A party puts another remedy forward. Throws: `RequestRefusal`.
    package func proposeRemedy(
        _ remedy: Remedy, note: String = "", to number: Int, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = ProposeRemedy(number: number, remedy: remedy, note: note)
        return try await commands.handle(command, on: .trade(trade), by: .member(member), key: key)
    }

    /// The other party accepts a remedy. Throws: `RequestRefusal`, `DebtRefusal`.
    package func acceptRemedy(
        _ proposal: Int, of number: Int, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await givingBack(in: trade, for: member) { trade in
            guard case .partialRefund(let amount)? = trade.request(number)?.openProposal?.remedy else { return 0 }
            return amount.minor
        } command: { split in
            (AcceptRemedy(number: number, proposal: proposal, split: split), member, key, { _ in })
        }
    }

    /// A remedy is turned down, or taken back. Throws: `RequestRefusal`.
    package func declineRemedy(
        _ proposal: Int, of number: Int, reason: String = "", in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = DeclineRemedy(number: number, proposal: proposal, reason: reason)
        return try await commands.handle(command, on: .trade(trade), by: .member(member), key: key)
    }

    /// The buyer takes a request back. Throws: `RequestRefusal`.
    package func withdrawRequest(
        _ number: Int, reason: String = "", in trade: TradeID, by buyer: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = WithdrawRequest(number: number, reason: reason)
        return try await commands.handle(command, on: .trade(trade), by: .member(buyer), key: key)
    }

    /// The seller has mended or replaced it. Throws: `RequestRefusal`.
    package func fulfilRemedy(
        _ number: Int, report: String, in trade: TradeID, by seller: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = FulfilRemedy(number: number, report: report)
        return try await commands.handle(command, on: .trade(trade), by: .member(seller), key: key)
    }

    /// A party writes in a support ticket. Throws: `RequestRefusal`.
    package func postSupport(
        _ text: String, to number: Int, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(PostSupport(number: number, text: text), on: .trade(trade), by: .member(member), key: key)
    }

    /// A support ticket is closed. Throws: `RequestRefusal`.
    package func closeRequest(
        _ number: Int, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(CloseRequest(number: number), on: .trade(trade), by: .member(member), key: key)
    }

    /// The buyer signs that every copy was deleted, and the return is carried out. `document` is the statement that was shown.
    ///
    /// Throws: `RequestRefusal`, `PasswordRefusal`, `PasskeyRefusal`, `DebtRefusal`.
    package func signDeletion(
        _ number: Int, document: Digest, proof: Proof?, in trade: TradeID, by buyer: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let reading = try await state(of: trade, for: buyer)
        let rounds = reading.trade.rounds.count
        guard try DeletionStatement(number, rounds: rounds, in: reading.trade, id: trade).digest == document else {
            // The answer that was given before stands for one that is repeated.
            guard reading.trade.licenceEndedAt != nil else { throw RequestRefusal.otherStatement }
            throw RequestRefusal.notInRequestPhase(.closed)
        }
        let (signing, keep) = try await signing(of: document, proof: proof, by: buyer)
        return try await givingBack(in: trade, for: buyer) {
            $0.givableMinor
        } command: { split in
            let command = SignDeletion(number: number, rounds: rounds, document: document, signing: signing, split: split)
            return (command, buyer, key, keep)
        }
    }

    /// Gives a command that gives money back: what is not held comes from the seller's wallet, and what that has not becomes a debt.
    /// Where other money moved in between, it is reckoned anew.
    private func givingBack<Given: TradeCommand>(
        in trade: TradeID, for member: MemberID, minor: (Trade) -> Int64,
        command: (RefundSplit?) -> (Given, MemberID, IdempotencyKey?, @Sendable (any Connection) throws -> Void)
    ) async throws -> Outcome {
        let attemptsMax = 3
        for attempt in 1... {
            let state = try await state(of: trade, for: member).trade
            let released = state.releasedShare(of: minor(state))
            var split: RefundSplit?
            if released > 0, let seller = state.seller {
                split = try await self.split(Money(minor: released, currency: .cny), of: seller, in: state)
            }
            let (given, actor, key, keep) = command(split)
            do {
                guard let split, !split.debts.isEmpty, let seller = state.seller else {
                    return try await commands.handle(given, on: .trade(trade), by: .member(actor), key: key, also: keep)
                }
                let debt = IncurDebt(refund: "\(trade)-b\(state.returnsCount + 1)", trade: trade, parts: split.debts)
                return try await commands.handle(
                    given, on: .trade(trade), and: debt, on: .wallet(seller), by: .member(actor), key: key, also: keep
                ).first
            } catch LedgerError.insufficient where attempt < attemptsMax {
                // Something else took the money since the balance was read.
                continue
            } catch LedgerError.insufficient {
                throw RequestRefusal.moneyMoved
            }
        }
        throw RequestRefusal.moneyMoved
    }
}
