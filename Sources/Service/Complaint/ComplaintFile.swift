import Evidence
import Market
import Store

/// A whole complaint as one of those who may see it reads it.
package struct ComplaintFile: Sendable {
    /// What its reader is to it.
    package enum Role: String, Sendable {
        case complainant, accused
        /// Of the staff, and not kept from handling it.
        case staff
    }

    /// What lists say of it.
    package let row: ComplaintRow
    /// What it amounts to.
    package let complaint: Complaint
    /// What was filed.
    package let filed: ComplaintFiled
    /// What its reader is to it.
    package let role: Role
    /// Everything that happened, oldest first.
    package let acts: [ComplaintAct]
    /// What it is about is called, or the words of a message; nil where that is erased.
    package let subjectText: String?
    /// How many complaints of the complainant's were found unfounded lately.
    package let unfoundedCount: Int
    /// How many complaints against the accused ended with a measure.
    package let measuresCount: Int
}

/// One entry of a complaint.
package struct ComplaintAct: Sendable {
    /// Its place, from 0.
    package let sequence: Int64
    /// When.
    package let at: Timestamp
    /// What others see of who did it.
    package let actorName: String
    /// What happened.
    package let event: ComplaintEvent
    /// Its hash, in hexadecimal.
    package let entryHash: String

    /// The files that came with it, with what they are called.
    package var files: [(file: SentFile, name: String?)] {
        let (files, names): ([SentFile], [String]?) =
            switch event {
            case .complaintFiled(let facts): (facts.files, facts.names.value)
            case .complaintAnswered(let facts): (facts.files, facts.names.value)
            case .complaintTaken, .complaintWithdrawn, .complaintDecided, .complaintAppealed, .complaintRuled, .freezePlaced,
                .freezeAppealed, .freezeRuled, .freezeLifted, .complaintReminded, .erased:
                ([], nil)
            }
        let known = names ?? []
        return files.enumerated().map { ($1, known.indices.contains($0) ? known[$0] : nil) }
    }
}

extension Marketplace {
    /// A complaint, for who complains, who is accused, and the staff that may handle it. Throws: `NotFound` for all others.
    package func complaint(_ id: ComplaintID, for member: MemberID) async throws -> ComplaintFile {
        let row = try await complaintRow(id)
        let role: ComplaintFile.Role
        if row.complainant == member {
            role = .complainant
        } else if row.accused == member {
            role = .accused
        } else {
            guard try await roles(of: member).may(.judgeComplaints), !row.bars(member) else { throw NotFound() }
            role = .staff
        }
        let entries = try await database.read { try Journal($0).entries(of: .complaint(id)) }
        var (complaint, acts): (Complaint, [ComplaintAct]) = (Complaint(), [])
        for entry in entries { complaint.apply(try entry.event(as: ComplaintEvent.self), at: entry.time) }
        let hidden = try await hiddenWriters(in: complaint)
        for stored in entries {
            let entry = hidden[stored.header.actor].map { stored.time <= $0 } ?? false ? stored.withoutWords : stored
            let event = try entry.event(as: ComplaintEvent.self)
            acts.append(
                ComplaintAct(
                    sequence: entry.header.sequence, at: entry.time, actorName: try await name(ofActor: entry.header.actor),
                    event: event, entryHash: entry.hash.hex))
        }
        guard case .complaintFiled(let filed)? = acts.first?.event else { throw NotFound() }
        var measuresCount = 0
        if let accused = row.accused { measuresCount = try await measuresAgainst(accused) }
        return ComplaintFile(
            row: row, complaint: complaint, filed: filed, role: role, acts: acts,
            subjectText: try await subjectText(filed.subject),
            unfoundedCount: try await unfoundedComplaints(of: row.complainant),
            measuresCount: measuresCount)
    }

    /// Until when what a party wrote is hidden, by how entries name that party: it has asked for its erasure, and all is over. While
    /// something is to be decided, it is read by those who have to.
    private func hiddenWriters(in complaint: Complaint) async throws -> [String: Timestamp] {
        switch complaint.standing(at: clock.now()) {
        case .waiting, .ready, .decided, .appealed: return [:]
        case .final, .withdrawn: break
        }
        return try await database.read { connection in
            try complaint.writers.reduce(into: [:]) { hidden, member in
                hidden[Actor.member(member).name] = try ErasureView(connection).requested(by: member)
            }
        }
    }

    /// What something is called that one complains about, or the words of a message; nil where that is erased.
    package func subjectText(_ subject: ComplaintSubject) async throws -> String? {
        if let member = subject.member { return try await displayName(of: member) }
        if let listing = subject.listing { return try await revision(of: listing).facts.content.value?.title }
        if let trade = subject.trade, let sequence = subject.sequence {
            let entry = try await database.read { connection in
                try Journal(connection).entries(of: .trade(trade), from: sequence, upTo: sequence + 1).first
            }
            guard case .messagePosted(let facts)? = try entry?.event(as: TradeEvent.self) else { return nil }
            return facts.text.value
        }
        if let trade = subject.trade, let opening = try await commands.state(Trade.self, of: .trade(trade)).opening {
            return try await revision(opening.revision.number, of: opening.revision.listing).facts.content.value?.title
        }
        return nil
    }

    /// A file of a complaint, for those who may see it. Throws: `NotFound`, `StoreFailure`.
    package func openEvidence(
        _ number: Int, of sequence: Int64, in complaint: ComplaintID, for member: MemberID
    ) async throws -> OpenSentFile {
        let file = try await self.complaint(complaint, for: member)
        guard let act = file.acts.first(where: { $0.sequence == sequence }), act.files.indices.contains(number),
            let name = BlobName(act.files[number].file.original.sha256.rawValue)
        else { throw NotFound() }
        let hash = act.files[number].file.original.sha256
        do {
            return OpenSentFile(file: StoredFile(try await blobs.open(name)), name: act.files[number].name, hash: hash)
        } catch StoreFailure.blobMissing {
            throw NotFound()
        }
    }
}

extension Entry {
    /// The entry as it is read without what stands in it.
    fileprivate var withoutWords: Entry { Entry(position: position, header: header, hash: hash, openings: [:]) }
}
