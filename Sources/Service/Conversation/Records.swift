import Foundation
import Logging
import Market
import Store

/// Why a record from elsewhere cannot be read as what it is said to be.
package enum RecordRefusal: String, Refusal {
    /// The file is no e-mail, or larger than ``MailReading/Limits/bytesMax``.
    case mailUnreadable
    /// Nothing here reads e-mails.
    case mailNotRead

    package var code: String { rawValue }
}

extension Marketplace {
    /// A party adds a record from elsewhere, a file that it deposited before. An e-mail is read by a program of its own, and its
    /// signature checked against the key that the party gives.
    ///
    /// - Parameter mailKey: the text of a TXT record, PEM or base64; empty for none, at most ``MailReading/Limits/keyBytesMax`` bytes.
    ///
    /// Throws: `AddRecordRefusal`, `RecordRefusal`, `DepositRefusal`, `StoreFailure`.
    package func addRecord(
        _ kind: RecordKind, file sha256: Digest, note: String, mailKey: String = "", in trade: TradeID, by member: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        // Nobody who is no party has anything read.
        _ = try await state(of: trade, for: member)
        let (file, name) = try await sentFile(sha256, of: member)
        var answer: MailAnswer?
        if kind == .email { answer = try await readMail(file.original, key: mailKey.isEmpty ? nil : mailKey) }
        let command = AddRecord(
            kind: kind, file: file, name: name, note: note, mail: answer?.mail, signature: answer?.signature)
        return try await commands.handle(command, on: .trade(trade), by: .member(member), key: key)
    }

    private func readMail(_ file: Artefact, key: String?) async throws -> MailAnswer {
        guard let program = inspections.program else { throw RecordRefusal.mailNotRead }
        guard file.bytes <= Int64(MailReading.Limits.bytesMax), let name = BlobName(file.sha256.rawValue) else {
            throw RecordRefusal.mailUnreadable
        }
        let ended = try await program.run(
            ["inspect", "--mail"] + (key.map { ["--key=\($0)"] } ?? []), on: try await blobs.handOver(name),
            wallMs: Int64(MailReading.Limits.wallSeconds) * 1_000, outputBytesMax: MailReading.Limits.answerBytesMax)
        guard ended.way == .exited(0) else {
            logger.notice("An e-mail was not read", metadata: ["sha256": "\(file.sha256)", "end": "\(ended.way)"])
            throw RecordRefusal.mailUnreadable
        }
        let answer: MailAnswer
        do {
            answer = try JSONDecoder().decode(MailAnswer.self, from: Data(ended.output))
        } catch {
            throw RecordRefusal.mailUnreadable
        }
        // It comes from a process that read what a stranger made, so it is not believed unseen.
        guard let mail = answer.mail, mail.isPlausible, answer.signature != nil else { throw RecordRefusal.mailUnreadable }
        return answer
    }
}

extension MailReading {
    fileprivate var isPlausible: Bool {
        let fields =
            [from, to, date, subject, messageID, domain ?? "", selector ?? ""] + attachments.flatMap { [$0.name, $0.media] }
        return fields.allSatisfy { $0.count <= Limits.fieldCharactersMax } && text.count <= Limits.textCharactersMax
            && attachments.count <= Limits.attachmentsMax && (key?.utf8.count ?? 0) <= Limits.keyBytesMax
            && attachments.allSatisfy { (0...Int64(Limits.bytesMax)).contains($0.bytes) }
    }
}
