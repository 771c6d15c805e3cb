import Evidence
import Market

extension Member: Viewed {
    private static let insert: SQL =
        "INSERT INTO v_members (id, handle, display_name, registered_ms) VALUES ($1, $2, $3, $4)"
    private static let rename: SQL = "UPDATE v_members SET display_name = $2 WHERE id = $1"

    private static let insertPasskey: SQL =
        """
        INSERT INTO v_passkeys (credential, member, name, algorithm, public_key, position, entry_hash, registered_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """
    private static let removePasskey: SQL = "UPDATE v_passkeys SET removed_ms = $2 WHERE credential = $1"

    private static let insertRole: SQL = "INSERT INTO v_staff (member, role, granted_ms) VALUES ($1, $2, $3)"
    private static let close: SQL = "UPDATE v_members SET closed_ms = $2 WHERE id = $1"
    private static let deleteRole: SQL = "DELETE FROM v_staff WHERE member = $1 AND role = $2"

    package static func project(_ change: Change<Member>, to connection: any Connection) throws {
        try ToldView.project(change, to: connection)
        switch change.event {
        case .memberRegistered(let facts):
            try connection.run(
                insert,
                [
                    .text(change.identifier), .text(orNull: facts.handle.value), .text(orNull: facts.displayName.value),
                    .integer(change.entry.time.ms),
                ])
        case .memberRenamed(let facts):
            try connection.run(rename, [.text(change.identifier), .text(orNull: facts.displayName.value)])
        case .erasureRequested: try ErasureView(connection).put(change.identifier, at: change.entry.time)
        case .erasureWithdrawn, .erasureFinished: try ErasureView(connection).take(change.identifier)
        case .erased(let facts):
            try ErasureView(connection).put(filesOf: facts)
            try AbsenceView.erase(facts, of: change.identifier, connection)
        case .passkeyRegistered(let facts):
            try connection.run(
                insertPasskey,
                [
                    .text(facts.credential), .text(change.identifier), .text(orNull: facts.name.value),
                    .text(facts.algorithm.rawValue), .text(facts.publicKey), .integer(change.entry.position),
                    .bytes(change.entry.hash.bytes), .integer(change.entry.time.ms),
                ])
        case .passkeyRemoved(let facts):
            try connection.run(removePasskey, [.text(facts.credential), .integer(change.entry.time.ms)])
        case .roleGranted(let facts):
            try connection.run(
                insertRole, [.text(change.identifier), .text(facts.role.rawValue), .integer(change.entry.time.ms)])
        case .roleRevoked(let facts):
            try connection.run(deleteRole, [.text(change.identifier), .text(facts.role.rawValue)])
        case .absenceAnnounced(let facts): try AbsenceView.put(facts, by: change.entry, of: change.identifier, connection)
        case .absenceEnded: try AbsenceView.end(of: change.identifier, connection)
        case .memberRestrained(let facts):
            try RestraintView(connection).put(facts, of: change.identifier, at: change.entry.time)
        case .restraintLifted(let facts):
            try RestraintView(connection).lift(facts.restraint, reason: facts.reason.value, at: change.entry.time)
        case .accountClosed:
            try connection.run(close, [.text(change.identifier), .integer(change.entry.time.ms)])
        }
    }
}
