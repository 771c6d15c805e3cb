import Foundation
import Market
import Store

extension Marketplace {
    /// What stands in the QR codes of a stored picture, read by a program in a process of its own; empty where nothing reads
    /// pictures.
    ///
    /// Throws: `PictureRefusal` where it is no picture that can be read, `NotFound`, `StoreFailure`.
    package func codes(inPicture sha256: Digest) async throws -> [String] {
        guard let program = inspections.program else { return [] }
        guard let name = BlobName(sha256.rawValue) else { throw NotFound() }
        let ended = try await program.run(
            ["inspect", "--codes"], on: try await blobs.handOver(name),
            wallMs: Int64(PictureFacts.Limits.wallSeconds) * 1_000, outputBytesMax: PictureCodes.answerBytesMax)
        guard ended.way == .exited(0) else { throw PictureRefusal(fault: .pictureUnreadable) }
        let answer: PictureCodes
        do {
            answer = try JSONDecoder().decode(PictureCodes.self, from: Data(ended.output))
        } catch {
            throw PictureRefusal(fault: .pictureUnreadable)
        }
        if let fault = answer.fault { throw PictureRefusal(fault: fault) }
        return answer.texts
    }
}
