import Crypto
import Foundation

/// The bank's memory: a file to which a line is added for each event. Without a folder, nothing is kept.
///
/// A line is a canonical form that ends with a part of the SHA-256 of what stands before. It is written before the bank answers
/// and so survives the process; it is not synced and may not survive the machine, which is enough for play money. A line that
/// was cut off at the end is dropped; any other damage stops the start.
struct BankJournal {
    private let file: FileHandle?

    private static let separator = "&sum="
    private static let sumBytes = 8

    /// Opens the journal, making folder and file if they are missing, and gives `apply` all events of the past.
    ///
    /// Throws: `BankJournalFault`, and the errors of the file system.
    init(folder: String?, apply: (BankEvent) -> Void) throws {
        guard let folder else {
            file = nil
            return
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/sandbox-bank.log"
        if !FileManager.default.fileExists(atPath: path) {
            let isMade = FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            guard isMade else { throw BankJournalFault.cannotMake(path) }
        }
        guard let file = FileHandle(forUpdatingAtPath: path) else { throw BankJournalFault.cannotMake(path) }
        // Two banks on one journal would each not know what the other promised.
        guard flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else { throw BankJournalFault.inUse(path) }
        self.file = file

        let bytes = try file.readToEnd().map { Array($0) } ?? []
        let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        for (number, line) in bytes[..<end].split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let event = Self.event(in: line) else { throw BankJournalFault.damaged(line: number + 1) }
            apply(event)
        }
        try file.truncate(atOffset: UInt64(end))
        try file.seek(toOffset: UInt64(end))
    }

    /// Adds the events, all in one write. Throws: the errors of the file system.
    func append(_ events: [BankEvent]) throws {
        guard let file, !events.isEmpty else { return }
        var text = ""
        for event in events {
            var writer = FieldWriter()
            event.write(to: &writer)
            let line = writer.form.text
            text += line + Self.separator + Self.sum(of: Array(line.utf8)) + "\n"
        }
        try file.write(contentsOf: Array(text.utf8))
    }

    private static func event(in line: ArraySlice<UInt8>) -> BankEvent? {
        let tailBytes = separator.utf8.count + sumBytes * 2
        guard line.count > tailBytes else { return nil }
        let content = Array(line.dropLast(tailBytes))
        guard line.suffix(tailBytes).elementsEqual((separator + sum(of: content)).utf8) else { return nil }
        do {
            var reader = FieldReader(try CanonicalForm(parsing: content))
            let event = try BankEvent(reading: &reader)
            try reader.end()
            return event
        } catch {
            return nil
        }
    }

    private static func sum(of bytes: [UInt8]) -> String {
        Hex.text(Array(SHA256.hash(data: bytes)).prefix(sumBytes))
    }
}

/// Why the bank cannot use its journal.
package enum BankJournalFault: Error, Equatable, CustomStringConvertible {
    case cannotMake(String)
    case inUse(String)
    case damaged(line: Int)

    /// What is wrong, for the log.
    package var description: String {
        switch self {
        case .cannotMake(let path): "cannot open or make \(path)"
        case .inUse(let path): "another sandbox bank is using \(path)"
        case .damaged(let line): "line \(line) of the sandbox bank's journal is damaged; restore the file or move it away"
        }
    }
}
