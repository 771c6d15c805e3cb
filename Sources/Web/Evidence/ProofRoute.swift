import HTTPTypes
import Market
import NIOCore
import Service

/// `GET /trades/:trade/entries/:n`: one entry with everything that proves it; with `/proof`, the proof alone as text.
enum ProofRoute {
    static func page(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/entries/:n", .member) { visit in
            let scene = try await visit.scene(marketplace)
            let entry = try await entry(visit, scene, marketplace)
            guard visit.wantsPage else { return .json { EntryJSON.write(entry, to: &$0) } }
            let proof = try await marketplace.proof(of: entry.sequence, in: scene.id, for: try visit.memberID())
            let line = scene.line(entry, [:])
            return .page(
                ProofPage(
                    title: scene.say("proof.title", ["n": String(entry.sequence)]), tradeLink: scene.link,
                    facts: [
                        Fact(label: scene.say("proof.what"), value: line.what.isEmpty ? entry.kind : line.what),
                        Fact(label: scene.say("proof.who"), value: line.actor),
                        Fact(label: scene.say("proof.when"), value: line.moment.text),
                        Fact(label: scene.say("proof.hash"), value: entry.hash, isCode: true),
                        Fact(label: scene.say("proof.position"), value: String(entry.position), isCode: true),
                    ],
                    headerText: entry.headerText,
                    disclosed: entry.opened.map { Fact(label: $0.field, value: $0.text) }
                        + entry.closed.map { Fact(label: $0, value: scene.say("proof.closed")) },
                    hasDisclosed: !entry.opened.isEmpty || !entry.closed.isEmpty, proofText: proof,
                    entryPath: "\(TradePath.entry(scene.id, entry.sequence))/header",
                    proofPath: "\(TradePath.entry(scene.id, entry.sequence))/proof")
            ) { _ in }
        }
    }

    /// The exact bytes of the entry's header.
    static func header(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/entries/:n/header", .member) { visit in
            let scene = try await visit.scene(marketplace)
            let entry = try await entry(visit, scene, marketplace)
            return Answer.bytes(.init(string: entry.headerText), mediaType: "application/json")
                .with(.contentDisposition, Attachment.disposition("entry-\(entry.sequence).json"))
                .with(.cacheControl, "private, no-cache")
        }
    }

    static func text(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/entries/:n/proof", .member) { visit in
            let number = try visit.number("n")
            let proof = try await marketplace.proof(of: number, in: try visit.trade(), for: try visit.memberID())
            return Answer.text(proof).with(.cacheControl, "private, no-cache")
                .with(.contentDisposition, Attachment.disposition("entry-\(number).tlog-proof"))
        }
    }

    private static func entry(_ visit: Visit, _ scene: TradeScene, _ marketplace: Marketplace) async throws -> TradeEntry {
        let number = try visit.number("n")
        guard number <= scene.file.newestSequence,
            let entry = try await marketplace.entries(of: scene.reading, from: number, upTo: number + 1).first
        else { throw Refused.notFound }
        return entry
    }
}
