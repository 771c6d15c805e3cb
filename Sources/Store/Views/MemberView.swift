import Market

extension Member: Viewed {
    private static let insert: SQL =
        "INSERT INTO v_members (id, handle, display_name, registered_ms) VALUES ($1, $2, $3, $4)"

    package static func project(_ change: Change<Member>, to connection: any Connection) throws {
        switch change.event {
        case .memberRegistered(let facts):
            try connection.run(
                insert,
                [
                    .text(change.identifier), .text(orNull: facts.handle.value), .text(orNull: facts.displayName.value),
                    .integer(change.entry.time.ms),
                ])
        }
    }
}
