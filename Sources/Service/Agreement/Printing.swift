import Dispatch
import Market
import Paper

extension Marketplace {
    /// Whether this server has what it takes to print Chinese.
    package var canPrint: Bool { Press.hasChineseFont }

    /// One document at a time, away from the threads that serve requests.
    private static let press = DispatchQueue(label: "press")

    /// A document as a PDF file; the same document gives the same bytes. Throws: `Press.Fault`.
    package func pdf(of document: PaperDocument) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            Self.press.async { continuation.resume(with: Result { try Press.print(document) }) }
        }
    }
}
