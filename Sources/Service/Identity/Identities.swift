import Evidence
import Market
import Store

extension Marketplace {
    private static let insertDocument: SQL =
        "INSERT INTO identity_documents (document, member, sealed, at_ms) VALUES ($1, $2, $3, $4)"
    private static let selectDocument: SQL = "SELECT sealed FROM identity_documents WHERE document = $1 AND member = $2"
    private static let deleteDocument: SQL = "DELETE FROM identity_documents WHERE document = $1"

    /// A member hands in documents. They are locked under the server's key before they are stored, and what is stored is bound to
    /// the hash in the entry.
    ///
    /// Throws: `IdentityRefusal`.
    package func submitIdentity(
        _ paper: IdentityPaper, name: String, documents: [IdentityDocument], of member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let now = clock.now()
        let locked = try documents.prefix(SubmitIdentity.documentsCount.upperBound + 1).map { document in
            // Chance before the bytes keeps a document that somebody else has from being recognized by its hash.
            let bytes = chance.bytes(Self.chanceBytes) + document.bytes
            let digest = try Digest.stored(Hash.sha256(bytes).hex)
            return (digest: digest, sealed: try keys.vault.lock(bytes, of: digest))
        }
        let command = SubmitIdentity(
            owner: member, paper: paper, name: name, documents: locked.map(\.digest), method: settings.identity.method)
        let outcome = try await commands.handle(command, on: .identity(member), by: .member(member), key: key) { connection in
            for (digest, sealed) in locked {
                try connection.run(
                    Self.insertDocument,
                    [.text(digest.rawValue), .text(member.rawValue), .bytes(sealed), .integer(now.ms)])
            }
        }
        if !outcome.isRepeated, case .identitySubmitted(let facts)? = try outcome.entries.last?.event(as: IdentityEvent.self) {
            let request = IdentityRequest(
                member: member, number: facts.number, paper: paper, name: name, documents: documents)
            switch try await settings.identity.ask(request) {
            case .waitsForStaff: break
            }
        }
        return outcome
    }

    /// Bytes of chance before a document.
    private static let chanceBytes = 32

    /// One of the staff looks: first that is entered for good, then the documents can be read. Throws: `IdentityRefusal`.
    package func lookAtIdentity(
        _ number: Int, of member: MemberID, by staff: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = LookAtIdentity(owner: member, number: number, staff: Staff(roles: try await roles(of: staff)))
        return try await commands.handle(command, on: .identity(member), by: .staff(staff), key: key)
    }

    /// A document of a request that this one of the staff has looked at. Throws: `NotFound`, `VaultFault`.
    package func identityDocument(
        _ place: Int, of number: Int, member: MemberID, for staff: MemberID
    ) async throws -> IdentityDocument {
        let identity = try await commands.state(Identity.self, of: .identity(member))
        guard staff != member, try await roles(of: staff).may(.checkIdentities),
            let request = identity.requests.first(where: { $0.facts.number == number }), request.lookedBy.contains(staff),
            request.facts.documents.indices.contains(place)
        else { throw NotFound() }
        let digest = request.facts.documents[place]
        let sealed = try await database.read { connection in
            try connection.row(Self.selectDocument, [.text(digest.rawValue), .text(member.rawValue)]) { try $0.bytes(0) }
        }
        guard let sealed else { throw NotFound() }
        return try IdentityDocument(Array(try keys.vault.unlock(sealed, of: digest).dropFirst(Self.chanceBytes)))
    }

    /// One of the staff says whether the documents prove who the member is. Throws: `IdentityRefusal`.
    package func decideIdentity(
        _ number: Int, of member: MemberID, isVerified: Bool, reason: String, by staff: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = DecideIdentity(
            owner: member, number: number, isVerified: isVerified, reason: reason,
            staff: Staff(roles: try await roles(of: staff)))
        return try await commands.handle(command, on: .identity(member), by: .staff(staff), key: key)
    }

    /// Erases the documents of a request whose term is over, and the name that was given with them. Throws: `IdentityRefusal`,
    /// `JournalFault.erasedAlready`.
    func eraseIdentityDocuments(_ number: Int, of member: MemberID) async throws {
        let identity = try await commands.state(Identity.self, of: .identity(member))
        guard let request = identity.requests.first(where: { $0.facts.number == number }) else {
            throw IdentityRefusal.unknownRequest
        }
        let erased = EraseIdentityDocuments.erased(request, of: member)
        _ = try await commands.handle(
            EraseIdentityDocuments(owner: member, number: number), on: .identity(member), by: .clock
        ) { connection in
            for document in request.facts.documents { try connection.run(Self.deleteDocument, [.text(document.rawValue)]) }
            try Journal(connection).erase(erased, from: .identity(member))
        }
    }
}
