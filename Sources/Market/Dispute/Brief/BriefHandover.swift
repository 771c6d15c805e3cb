/// One handing over, and what the buyer's side did with it: what was fetched, by which bytes, and what was signed for.
///
/// Source: 电子商务法 51, 民法典 512: it is delivered once it can be retrieved and identified.
package struct BriefHandover: Equatable, Sendable {
    /// From 1 within the trade.
    package let round: Int
    /// The part of the trade that it delivers.
    package let part: Int
    /// How it was handed over.
    package let method: DeliveryMethod
    /// When it entered the buyer's system.
    package let at: Timestamp
    /// The entry with which it did.
    package let entry: Int64
    /// The hash of the list of what was handed over.
    package let manifest: Digest
    /// The files, in the order of the list; none for what is no file.
    package let files: [File]
    /// What the buyer did with what is no file, oldest first.
    package let dealings: [Dealing]
    /// The receipt; nil where nobody signed.
    package let receipt: Receipt?
    /// How it compares with what was deposited at publishing; nil where there is nothing to compare.
    package let comparison: DeliveryComparison?
    /// The places in the list of those files whose transfers together cover every byte.
    package var completeFiles: Int { files.count(where: \.isComplete) }

    /// One delivered file.
    package struct File: Equatable, Sendable {
        /// What it is called; nil once erased.
        package let name: String?
        /// Its bytes.
        package let artefact: Artefact
        /// How many different bytes of it went out.
        package let coveredBytes: Int64
        /// Whether all of it went out, in one transfer or in several.
        package let isComplete: Bool
        /// The transfers, oldest first.
        package let transfers: [Transfer]
    }

    /// One transfer of a file, or of a part of one.
    package struct Transfer: Equatable, Sendable {
        /// The entry.
        package let entry: Int64
        /// When it had ended.
        package let at: Timestamp
        /// The first byte that was sent, from 0.
        package let firstByte: Int64
        /// How many.
        package let bytesSent: Int64
        /// The address and program that fetched it; nil once erased.
        package let client: String?
    }

    /// What the buyer did with a delivery that is no file.
    package struct Dealing: Equatable, Sendable {
        /// What was done.
        package let what: What
        /// The entry.
        package let entry: Int64
        /// When.
        package let at: Timestamp

        /// What was done.
        package enum What: Equatable, Sendable {
            case revealed
            /// The commit was found, and was it the one that was handed over.
            case commitFound(isTheSame: Bool)
            /// A criterion was judged.
            case judged(criterion: Int, isMet: Bool)
        }
    }

    /// The buyer's signature for a delivery.
    package struct Receipt: Equatable, Sendable {
        /// The entry.
        package let entry: Int64
        /// When.
        package let at: Timestamp
        /// How it was signed.
        package let method: TermsConfirmed.Method
    }
}

extension BriefReading {
    /// Every handing over, oldest first.
    func handovers(listing: RevisionPublished?, found: (Digest) -> ArtefactFacts?) -> [BriefHandover] {
        trade.rounds.map { round in
            let taken = taken[round.number] ?? []
            return BriefHandover(
                round: round.number, part: round.part, method: round.method, at: round.at,
                entry: deliveryEntries[round.number]?.sequence ?? 0, manifest: round.manifest,
                files: round.artefacts.enumerated().map { place, artefact in
                    BriefHandover.File(
                        artefact, name: round.names.flatMap { $0.indices.contains(place) ? $0[place] : nil },
                        covered: trade.covered[artefact.sha256], taken)
                },
                dealings: taken.compactMap(BriefHandover.Dealing.init),
                receipt: taken.lazy.compactMap(BriefHandover.Receipt.init).first,
                comparison: DeliveryComparison(
                    published: listing?.artefact, facts: listing?.artefactFacts, delivered: round.artefacts,
                    found: DeliveryComparison.largest(of: round.artefacts).flatMap { found($0.sha256) }))
        }
    }
}

extension BriefHandover.File {
    fileprivate init(_ artefact: Artefact, name: String?, covered: CoveredBytes?, _ taken: [RecordedEvent]) {
        self.name = name
        self.artefact = artefact
        coveredBytes = covered?.bytes ?? 0
        isComplete = covered?.covers(artefact.bytes) ?? false
        transfers = taken.compactMap { entry in
            guard case .artefactDownloaded(let facts) = entry.event, facts.artefact == artefact.sha256 else { return nil }
            return BriefHandover.Transfer(
                entry: entry.sequence, at: entry.at, firstByte: facts.firstByte, bytesSent: facts.bytesSent,
                client: facts.client.value)
        }
    }
}

extension BriefHandover.Dealing {
    fileprivate init?(_ entry: RecordedEvent) {
        switch entry.event {
        case .secretRevealed: what = .revealed
        case .accessConfirmed(let facts): what = .commitFound(isTheSame: facts.isTheSame)
        case .criterionAccepted(let facts): what = .judged(criterion: facts.number, isMet: true)
        case .criterionRefused(let facts): what = .judged(criterion: facts.number, isMet: false)
        default: return nil
        }
        self.entry = entry.sequence
        at = entry.at
    }
}

extension BriefHandover.Receipt {
    fileprivate init?(_ entry: RecordedEvent) {
        guard case .receiptSigned(let facts) = entry.event else { return nil }
        self.entry = entry.sequence
        at = entry.at
        method = facts.method ?? .click
    }
}
