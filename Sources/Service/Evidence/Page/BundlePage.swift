import Evidence
import Market
import Store

/// The page in a bundle that a person reads offline, from first message to last: what was described, what was agreed, what was
/// said, paid and handed over, each with its entry and its proof, in both languages.
///
/// It holds no script and fetches nothing. The manifest covers it like every other member, and it proves nothing by itself:
/// it only says in words what the entries beside it say. The same contents give the same bytes.
struct BundlePage {
    let trade: TradeID
    let opening: EnquiryOpened
    /// What the parties were called when the bundle was made.
    let names: [Side: String]
    let entries: [TradeEntry]
    /// The entry that published what is traded.
    let revision: Entry
    /// What that entry says; nil only where it is of another kind, which the trade's opening rules out.
    let listing: RevisionPublished?
    /// The questions that the revision answered; nil where nothing tells them any more.
    let category: Category?
    /// What was found in what was delivered, by the hash of the bytes.
    let found: [Digest: ArtefactFacts]
    /// The files that are in the bundle.
    let files: [Hash: PageFile]
    /// The number, among the references, of the entry that drew up the deal from which the trade came; nil where there is none.
    let dealNumber: Int?
    let checkpoint: Checkpoint
    let exportedAt: Timestamp
    /// The keys that sign, as text.
    let keys: [String]

    var bytes: [UInt8] {
        let story = PageStory(entries)
        var page = PageText(capacityBytes: 48_000 + 2_000 * entries.count)
        head(&page)
        PageCover(page: self, story: story).write(to: &page)
        PageSummary(page: self, story: story).write(to: &page)
        PageProtection(page: self, story: story).write(to: &page)
        PageBrief(page: self).write(to: &page)
        PageListing(page: self).write(to: &page)
        PageTimeline(page: self, story: story).write(to: &page)
        PageProof(page: self).write(to: &page)
        page.put("</main>\n</body>\n</html>\n")
        return page.bytes
    }

    /// What is traded.
    var title: String { listing?.content.value?.title ?? opening.revision.listing.rawValue }

    /// Who of the staff mediated, by the entries that say so.
    var mediators: Set<MemberID> {
        var mediators: Set<MemberID> = []
        for entry in entries {
            if case .disputeTaken(let facts) = entry.event { mediators.insert(facts.mediator) }
        }
        return mediators
    }

    /// A party by its side and its name.
    func party(_ side: Side) -> String {
        "\(PageWords.side(side)) \(PageText.name(names[side] ?? ""))"
    }

    /// Everything is refused but this page's own style and the pictures beside it.
    private static let policy =
        "default-src 'none'; style-src 'sha256-\(Hash.sha256(Array(PageStyle.text.utf8)).base64)'; img-src 'self' file:; base-uri 'none'; form-action 'none'"

    private func head(_ page: inout PageText) {
        page.put(
            """
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
            <meta name="referrer" content="no-referrer">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <title>证据包 Evidence bundle · \(trade)</title>
            <style>\(PageStyle.text)</style>
            </head>
            <body>
            <input type="radio" name="language" id="zh" checked><input type="radio" name="language" id="en"><input type="radio" name="language" id="both">
            <nav class="bar"><span class="brand">诚序 Chengxu</span>
            <span class="languages"><label for="zh">中文</label><label for="en">English</label><label for="both">中 / EN</label></span></nav>
            <main>

            """)
    }
}
