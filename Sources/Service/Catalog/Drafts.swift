import Market
import Store

extension Marketplace {
    private static let insertDraft: SQL =
        """
        INSERT INTO drafts (id, member, category, listing, fields, revision, saved_ms) VALUES ($1, $2, $3, $4, $5, 1, $6)
        """
    private static let countDrafts: SQL = "SELECT count(*) FROM drafts WHERE member = $1"

    /// Keeps what was typed as a new draft.
    ///
    /// Throws: `DraftRefusal.tooMany`, `.tooLarge`, `NotFound` for an unknown category or a listing of somebody else,
    /// `StoreFailure`.
    package func begin(
        draft fields: [TypedField], category: String, listing: ListingID? = nil, by member: MemberID
    ) async throws -> Draft {
        guard categories[category] != nil else { throw NotFound() }
        if let listing {
            let facts = try await revision(of: listing).facts
            guard facts.seller == member, facts.category == category else { throw NotFound() }
        }
        let text = try text(of: fields)
        let now = clock.now()
        let id: DraftID = chance.identifier(at: now)
        try await database.write { connection in
            let count = try connection.row(Self.countDrafts, [.text(member.rawValue)]) { try $0.int64(0) } ?? 0
            guard count < Int64(Draft.countMax) else { throw DraftRefusal.tooMany(Draft.countMax) }
            try connection.run(
                Self.insertDraft,
                [
                    .text(id.rawValue), .text(member.rawValue), .text(category), .text(orNull: listing?.rawValue),
                    .text(text), .integer(now.ms),
                ])
        }
        return Draft(id: id, category: category, listing: listing, fields: fields, revision: 1, saved: now)
    }

    private static let updateDraft: SQL =
        """
        UPDATE drafts SET fields = $4, revision = revision + 1, saved_ms = $5
        WHERE id = $1 AND member = $2 AND revision = $3
        """

    /// Saves what was typed over the revision of the draft that its writer has seen.
    ///
    /// Throws: `DraftRefusal.changedElsewhere`, `.tooLarge`, `NotFound`, `StoreFailure`.
    package func save(
        draft id: DraftID, over seen: Int, _ fields: [TypedField], by member: MemberID
    ) async throws -> Draft {
        let text = try text(of: fields)
        let now = clock.now()
        return try await database.write { connection in
            let changed = try connection.run(
                Self.updateDraft,
                [.text(id.rawValue), .text(member.rawValue), .integer(Int64(seen)), .text(text), .integer(now.ms)])
            let values: [SQLValue] = [.text(id.rawValue), .text(member.rawValue)]
            guard let draft = try connection.row(Self.selectDraft, values, Self.draft) else { throw NotFound() }
            guard changed == 1 else { throw DraftRefusal.changedElsewhere(revision: draft.revision) }
            return draft
        }
    }

    private static let selectDraft: SQL =
        "SELECT id, category, listing, fields, revision, saved_ms FROM drafts WHERE id = $1 AND member = $2"

    /// A member's own draft. Throws: `NotFound`, `StoreFailure`.
    package func draft(_ id: DraftID, of member: MemberID) async throws -> Draft {
        let found = try await database.read { connection in
            try connection.row(Self.selectDraft, [.text(id.rawValue), .text(member.rawValue)], Self.draft)
        }
        guard let found else { throw NotFound() }
        return found
    }

    private static let selectDrafts: SQL =
        """
        SELECT id, category, listing, fields, revision, saved_ms FROM drafts WHERE member = $1
        ORDER BY saved_ms DESC, id DESC
        """

    /// A member's drafts, saved last first; at most `Draft.countMax`. Throws: `StoreFailure`.
    package func drafts(of member: MemberID) async throws -> [Draft] {
        try await database.read { try $0.rows(Self.selectDrafts, [.text(member.rawValue)], Self.draft) }
    }

    private static let deleteDraft: SQL = "DELETE FROM drafts WHERE id = $1 AND member = $2"

    /// Throws a draft away. One that is gone already is no mistake. Throws: `StoreFailure`.
    package func discard(draft id: DraftID, of member: MemberID) async throws {
        try await database.write { connection in
            try connection.run(Self.deleteDraft, [.text(id.rawValue), .text(member.rawValue)])
        }
    }

    private func text(of fields: [TypedField]) throws -> String {
        let bytes = fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
        guard bytes <= Draft.bytesMax, fields.count <= Draft.fieldsMax else {
            throw DraftRefusal.tooLarge(Int64(Draft.bytesMax))
        }
        // Escapes make it longer, and what could not be read back is not written.
        let text = try StoredJSON.bytes(fields)
        guard text.count <= Self.draftTextBytesMax else { throw DraftRefusal.tooLarge(Int64(Draft.bytesMax)) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Bytes of a stored draft that its reader takes.
    private static let draftTextBytesMax = 1_000_000

    private static func draft(_ row: Row) throws -> Draft {
        guard let id = DraftID(rawValue: try row.text(0)) else {
            throw JournalFault.damaged("a draft has a malformed name")
        }
        return Draft(
            id: id, category: try row.text(1), listing: try row.textOrNil(2).flatMap(ListingID.init(rawValue:)),
            fields: try StoredJSON.value([TypedField].self, from: Array(try row.text(3).utf8)),
            revision: Int(try row.int64(4)), saved: Timestamp(ms: try row.int64(5)))
    }
}
