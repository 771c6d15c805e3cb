import Foundation
import Logging
import Market
import ServiceLifecycle
import Store

/// Reads the mails that come back, which the operator's mail server drops as `.eml` files into a folder: each is read by a confined
/// process, matched with the mail that it is about, and put aside into `read` or `unread`.
///
/// A report counts only where it names a mail of ours, whose name nobody can guess. Whose mailbox it came back from is not compared:
/// a mail that is passed on comes back from another.
/// Source: RFC 3464.
package struct BounceReader: ServiceLifecycle.Service {
    private let marketplace: Marketplace
    private let folder: URL

    /// How often it looks, in milliseconds.
    package static let intervalMs: Int64 = 10_000

    /// Reads what is dropped into that folder.
    package init(_ marketplace: Marketplace, folder: URL) {
        self.marketplace = marketplace
        self.folder = folder
    }

    /// Looks again and again until the service is shut down.
    package func run() async throws {
        await rounds(everyMs: Self.intervalMs, marketplace.logger, onFailure: "Returned mails could not be read") {
            try await runDue()
        }
    }

    /// Reads what lies there, and says how many mails were found to have come back.
    @discardableResult
    package func runDue() async throws -> Int {
        guard let program = marketplace.inspections.program, FileManager.default.fileExists(atPath: folder.path) else { return 0 }
        var count = 0
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        for file in files.sorted(by: { $0.path < $1.path }) where file.pathExtension == "eml" {
            let returned = try await read(file, program)
            let isOurs = try await take(returned)
            if isOurs { count += 1 }
            try putAside(file, isOurs ? "read" : "unread")
        }
        return count
    }

    private func read(_ file: URL, _ program: ConfinedProgram) async throws -> ReturnedMail? {
        let ended = try await program.run(
            ["inspect", "--mail"], on: try OpenedBlob(path: file.path), wallMs: Int64(MailReading.Limits.wallSeconds) * 1_000,
            outputBytesMax: MailReading.Limits.answerBytesMax)
        guard ended.way == .exited(0) else { return nil }
        do {
            return try JSONDecoder().decode(MailAnswer.self, from: Data(ended.output)).returned
        } catch {
            marketplace.logger.notice("A returned mail was not read", metadata: ["kind": "\(type(of: error))"])
            return nil
        }
    }

    /// Only what failed for good counts; what is delayed says nothing yet.
    private func take(_ returned: ReturnedMail?) async throws -> Bool {
        guard let returned, returned.isForGood else { return false }
        let now = marketplace.clock.now()
        return try await marketplace.database.write { connection in
            let mails = MemberMails(connection)
            guard let (member, address) = try mails.receiver(of: returned.mail),
                try mails.cameBack(returned.mail, returned.text)
            else { return false }
            try ContactTable(connection).bounced(address, of: member, returned.text, at: now)
            return true
        }
    }

    private func putAside(_ file: URL, _ name: String) throws {
        let folder = folder.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let place = folder.appending(path: file.lastPathComponent)
        if FileManager.default.fileExists(atPath: place.path) { try FileManager.default.removeItem(at: place) }
        try FileManager.default.moveItem(at: file, to: place)
    }
}
