import Market

/// Who has asked for erasure, and which files are gone with what was erased.
package struct ErasureView {
    private let connection: any Connection

    /// The requests as one transaction sees them.
    package init(_ connection: any Connection) { self.connection = connection }

    private static let insert: SQL = "INSERT INTO v_erasures (member, requested_ms) VALUES ($1, $2)"
    private static let delete: SQL = "DELETE FROM v_erasures WHERE member = $1"
    private static let select: SQL = "SELECT requested_ms FROM v_erasures WHERE member = $1"
    private static let selectAll: SQL = "SELECT member, requested_ms FROM v_erasures ORDER BY member"
    private static let insertFile: SQL =
        "INSERT INTO v_erased_files (sha256, member) VALUES ($1, $2) ON CONFLICT (sha256, member) DO NOTHING"
    private static let selectFiles: SQL = "SELECT sha256, member FROM v_erased_files ORDER BY sha256, member"

    /// When the member asked; nil where no request is open.
    package func requested(by member: MemberID) throws -> Timestamp? {
        try connection.row(Self.select, [.text(member.rawValue)]) { Timestamp(ms: try $0.int64(0)) }
    }

    /// All open requests, by member.
    package func all() throws -> [(member: String, at: Timestamp)] {
        try connection.rows(Self.selectAll, []) { (try $0.text(0), Timestamp(ms: try $0.int64(1))) }
    }

    /// The files that went with erased values, each with the member whose they were.
    package func files() throws -> [(sha256: String, member: String)] {
        try connection.rows(Self.selectFiles, []) { (try $0.text(0), try $0.text(1)) }
    }

    func put(_ member: String, at time: Timestamp) throws {
        try connection.run(Self.insert, [.text(member), .integer(time.ms)])
    }

    func take(_ member: String) throws { try connection.run(Self.delete, [.text(member)]) }

    func put(filesOf erased: Erased) throws {
        for file in erased.files {
            try connection.run(Self.insertFile, [.text(file.rawValue), .text(erased.member.rawValue)])
        }
    }
}
