import ArgumentParser
import Evidence
import Foundation
import Market
import Service
import Store

/// `chengxu verify FILE`: says what a bundle proves, entry by entry, offline.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check an evidence bundle offline and say what it proves.",
        discussion: """
            Exits 0 if everything holds; 1 if something does not, or contradicts a receipt or checkpoint that you have; 2 if it \
            holds but is older than they are: then ask for a newer bundle; 64 for wrong usage.
            """)

    @Argument(help: "The bundle (a ZIP file).")
    var file: String

    @Option(name: .customLong("key"), help: "A verifier key that you have from elsewhere; may be given several times.")
    var keys: [String] = []

    @Option(help: "A signed checkpoint that you have from elsewhere, to compare with the bundle's (a file).")
    var checkpoint: String?

    @Option(
        name: .customLong("receipt"), help: "A receipt that you were given after a command (a file); may be given several times.")
    var receipts: [String] = []

    @Option(help: "zh or en; by default both.")
    var language: VerifyWords.Language?

    func run() async throws {
        let words = VerifyWords(language)
        let trusted = try keys.map { text in
            guard let key = VerifierKey(encoded: text) else { throw ValidationError("not a verifier key: \(text)") }
            return key
        }
        let source: FileSource
        do {
            source = try FileSource(path: file)
        } catch {
            words.say(zh: "打不开文件：\(file)", en: "The file cannot be opened: \(file)")
            throw ExitCode(1)
        }
        let report = BundleVerifier.verify(source, trusting: trusted.isEmpty ? nil : trusted)
        for line in VerifyReport(report, words: words).lines { print(line) }
        guard report.isIntact, report.trust != .untrustedKeys, report.trust != .noSignature else { throw ExitCode(1) }
        var verdicts: [OutsideVerdict] = []
        if let checkpoint { verdicts.append(OutsideVerdict(report.standing(of: try note(checkpoint)))) }
        for file in receipts {
            guard let receipt = SignedReceipt(parsing: try bytes(file)) else {
                throw ValidationError("not a receipt: \(file)")
            }
            verdicts.append(OutsideVerdict(report.standing(of: receipt), of: receipt, in: report))
        }
        for verdict in verdicts { words.say(zh: verdict.zh, en: verdict.en) }
        if let code = verdicts.map(\.weight).max(), code != .holds { throw ExitCode(code.exitCode) }
    }

    private func note(_ path: String) throws -> SignedNote {
        do {
            return try SignedNote(parsing: try bytes(path))
        } catch is SignedNote.Fault {
            throw ValidationError("not a signed checkpoint: \(path)")
        }
    }

    private func bytes(_ path: String) throws -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw ValidationError("the file cannot be read: \(path)")
        }
    }
}

/// Sentences in one language or both.
struct VerifyWords {
    enum Language: String, ExpressibleByArgument, CaseIterable { case zh, en }

    private let language: Language?

    init(_ language: Language?) { self.language = language }

    func both(zh: String, en: String) -> String {
        switch language {
        case .zh: zh
        case .en: en
        case nil: "\(zh) / \(en)"
        }
    }

    func say(zh: String, en: String) { print(both(zh: zh, en: en)) }
}

/// A bundle on disk, read in pieces.
struct FileSource: BundleSource {
    let size: Int64
    private let handle: FileHandle

    init(path: String) throws {
        handle = try FileHandle(forReadingFrom: URL(filePath: path))
        size = Int64(try handle.seekToEnd())
    }

    func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws {
        var done = 0
        while done < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
            let count = pread(handle.fileDescriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(done))
            guard count > 0 else { throw Unreadable() }
            done += count
        }
    }

    private struct Unreadable: Error {}
}
