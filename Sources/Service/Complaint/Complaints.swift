import Evidence
import Market
import Store

/// A complaint as a member fills it in.
package struct ComplaintForm: Sendable {
    /// What it is about.
    package var subject: ComplaintSubject
    /// What is wrong.
    package var category: ComplaintCategory
    /// What happened.
    package var text: String
    /// Evidence, deposited before.
    package var files: [Digest]

    /// A complaint about that, with files that were deposited before.
    package init(about subject: ComplaintSubject, category: ComplaintCategory, text: String, files: [Digest] = []) {
        self.subject = subject
        self.category = category
        self.text = text
        self.files = files
    }
}

/// What members do in the complaint centre.
extension Marketplace {
    private static let countOpen: SQL =
        "SELECT count(*) FROM v_complaints WHERE complainant = $1 AND stage IN ('open', 'appealed')"
    private static let countOpenAbout: SQL =
        "SELECT count(*) FROM v_complaints WHERE complainant = $1 AND subject = $2 AND stage IN ('open', 'appealed')"

    /// A member complains. Throws: `ComplaintRefusal`, `DepositRefusal`, `NotFound` for what the member cannot complain about.
    package func complain(
        _ form: ComplaintForm, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> (complaint: ComplaintID, outcome: Outcome) {
        let (accused, barred) = try await accused(of: form.subject, for: member)
        let (files, names) = try await evidence(form.files, of: member)
        let counts = try await database.read { connection in
            (
                Int(try connection.row(Self.countOpen, [.text(member.rawValue)]) { try $0.int64(0) } ?? 0),
                try connection.row(Self.countOpenAbout, [.text(member.rawValue), .text(form.subject.text)]) {
                    try $0.int64(0)
                } ?? 0
            )
        }
        let command = FileComplaint(
            about: form.subject, accused: accused, barred: barred, category: form.category, text: form.text, files: files,
            names: names, openCount: counts.0, isOpenAlready: counts.1 > 0, policy: settings.complaints)
        let id = chance.identifier(ComplaintID.self, at: clock.now())
        let outcome = try await commands.handle(command, on: .complaint(id), by: .member(member), key: key)
        return (try ComplaintID.stored(String(outcome.stream?.identifier ?? "")), outcome)
    }

    /// Whom a complaint about that accuses, and who of the staff cannot handle it. Throws: `NotFound` for what is not there, or is
    /// none of the member's business.
    package func accused(
        of subject: ComplaintSubject, for member: MemberID
    ) async throws -> (accused: MemberID?, barred: [MemberID]) {
        if let other = subject.member {
            guard try await commands.state(Member.self, of: .member(other)).isRegistered else { throw NotFound() }
            return (other, [])
        }
        if let listing = subject.listing { return (try await revision(of: listing).facts.seller, []) }
        if let deed = subject.deed {
            let row = try await self.deed(deed)
            guard row.deed.member == member, row.standing == .done else { throw NotFound() }
            return (nil, [row.proposedBy] + (row.decidedBy.map { [$0] } ?? []))
        }
        guard let trade = subject.trade else { throw NotFound() }
        let reading = try await state(of: trade, for: member)
        guard let other = reading.role == .buyer ? reading.trade.seller : reading.trade.buyer else { throw NotFound() }
        if let sequence = subject.sequence {
            let entry = try await entries(of: trade, for: member, from: sequence, upTo: sequence + 1).first
            guard case .messagePosted? = entry?.event, entry?.actor == Actor.member(other).name else { throw NotFound() }
        }
        return (other, [])
    }

    /// The accused says something. Throws: `ComplaintRefusal`, `DepositRefusal`.
    package func answer(
        _ complaint: ComplaintID, text: String, files: [Digest] = [], by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let (files, names) = try await evidence(files, of: member)
        return try await commands.handle(
            AnswerComplaint(text: text, files: files, names: names), on: .complaint(complaint), by: .member(member), key: key)
    }

    /// The complainant takes it back, and what was frozen for it is free. Throws: `ComplaintRefusal`.
    package func withdraw(
        _ complaint: ComplaintID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let state = try await commands.state(Complaint.self, of: .complaint(complaint))
        return try await commands.handle(
            WithdrawComplaint(), on: .complaint(complaint), with: try await ending(state.freezes, of: state, reason: ""),
            by: .member(member), key: key)
    }

    /// Whom the decision is against appeals. Throws: `ComplaintRefusal`.
    package func appeal(
        _ complaint: ComplaintID, reason: String, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(
            AppealComplaint(reason: reason, policy: settings.complaints), on: .complaint(complaint), by: .member(member), key: key)
    }

    /// Whom a freeze touches appeals. Throws: `ComplaintRefusal`.
    package func appeal(
        freeze: RestraintID, in complaint: ComplaintID, reason: String, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(
            AppealFreeze(freeze, reason: reason), on: .complaint(complaint), by: .member(member), key: key)
    }

    private func evidence(_ digests: [Digest], of member: MemberID) async throws -> (files: [SentFile], names: [String]) {
        var (files, names): ([SentFile], [String]) = ([], [])
        for digest in digests.prefix(ComplaintBounds.filesMax + 1) {
            let (file, name) = try await sentFile(digest, of: member)
            files.append(file)
            names.append(name)
        }
        return (files, names)
    }
}
