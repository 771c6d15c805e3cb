import HTTPTypes
import Ledger
import Market
import NIOCore
import Service

/// `GET /wallet/entries/:n`: one entry of the member's own wallet with everything that proves it, and
/// `GET /wallet/releases/:trade/:n`: the receipt of a release.
enum WalletEntryRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [page(marketplace), header(marketplace), proof(marketplace), release(marketplace)]
    }

    private static func page(_ marketplace: Marketplace) -> Route {
        .get("/wallet/entries/:n", .member) { visit in
            let entry = try await marketplace.walletEntry(try visit.number("n"), of: try visit.memberID())
            let path = WalletPath.entry(entry.sequence)
            let page = ProofPage(
                title: visit.say("proof.title", ["n": String(entry.sequence)]),
                tradeLink: Link(text: visit.say("wallet.title"), path: WalletPath.wallet),
                facts: [
                    Fact(label: visit.say("proof.what"), value: visit.say("walletEntry.\(entry.kind)")),
                    Fact(label: visit.say("proof.when"), value: TimeText.moment(entry.at.ms, visit.language)),
                    Fact(label: visit.say("proof.hash"), value: entry.hash, isCode: true),
                    Fact(label: visit.say("proof.position"), value: String(entry.position), isCode: true),
                ],
                headerText: entry.headerText, disclosed: entry.opened.map { Fact(label: $0.field, value: $0.text) },
                hasDisclosed: !entry.opened.isEmpty, proofText: entry.proof, entryPath: path + "/header",
                proofPath: path + "/proof")
            return .page(page) { json in
                json.member("sequence", entry.sequence)
                json.member("kind", entry.kind)
                json.member("entry", entry.hash)
                json.member("position", entry.position)
                json.member("at", TimeText.iso(entry.at.ms))
                json.member("header", entry.headerText)
            }
        }
    }

    private static func header(_ marketplace: Marketplace) -> Route {
        .get("/wallet/entries/:n/header", .member) { visit in
            let entry = try await marketplace.walletEntry(try visit.number("n"), of: try visit.memberID())
            return Answer.bytes(ByteBuffer(string: entry.headerText), mediaType: "application/json")
                .with(.contentDisposition, Attachment.disposition("entry-\(entry.sequence).json"))
                .with(.cacheControl, "private, no-cache")
        }
    }

    private static func proof(_ marketplace: Marketplace) -> Route {
        .get("/wallet/entries/:n/proof", .member) { visit in
            let entry = try await marketplace.walletEntry(try visit.number("n"), of: try visit.memberID())
            return Answer.text(entry.proof).with(.cacheControl, "private, no-cache")
                .with(.contentDisposition, Attachment.disposition("entry-\(entry.sequence).tlog-proof"))
        }
    }

    private static func release(_ marketplace: Marketplace) -> Route {
        .get("/wallet/releases/:trade/:n", .member) { visit in
            let (trade, sequence) = (try visit.trade(), try visit.number("n"))
            let (facts, at) = try await marketplace.release(sequence, in: trade, to: try visit.memberID())
            return .page(MoneyReceiptPage.release(facts, at: at, in: trade, sequence, visit)) { json in
                json.member("trade", trade.rawValue)
                json.member("sequence", sequence)
                json.member("grossMinor", String(facts.gross.minor))
                json.member("feeMinor", String(facts.fee.minor))
                json.member("netMinor", String(facts.net.minor))
                json.member("currency", facts.net.currency.code)
                json.member("at", TimeText.iso(at.ms))
            }
        }
    }
}
