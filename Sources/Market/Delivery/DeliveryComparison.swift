/// A delivery set beside what was deposited when the listing was published: the same bytes, or what differs.
///
/// It is worked out from facts that are kept by the hash of the bytes, so whoever has both files comes to the same result.
package enum DeliveryComparison: Equatable, Sendable {
    /// One of the files is the very one that was deposited.
    case sameBytes(Digest)
    /// None is; this is the largest of them beside the deposited one.
    case otherBytes(Differences)

    /// How two artefacts differ.
    package struct Differences: Equatable, Sendable {
        /// The one that was deposited at publishing.
        package let published: Artefact
        /// The one that was delivered.
        package let delivered: Artefact
        /// Whether the files inside are the same, however packed; nil where one could not be, or is not yet, read.
        package let hasSameTree: Bool?
        /// The figures that differ, in their fixed order.
        package let figures: [Figure]
        /// Languages of own source that were found at publishing and are not in the delivery.
        package let languagesGone: [ProgrammingLanguage]
        /// Languages of own source that are in the delivery only.
        package let languagesNew: [ProgrammingLanguage]
        /// What the buyer should look at first.
        package let warnings: [Warning]
    }

    /// A figure at publishing and in the delivery.
    package struct Figure: Equatable, Sendable {
        /// Which figure.
        package let figure: RevisionChanges.Figure
        /// At publishing.
        package let published: Int64
        /// In the delivery.
        package let delivered: Int64
    }

    /// What weighs most among differences.
    package enum Warning: String, CaseIterable, Sendable {
        /// There was own source at publishing, and there is none in the delivery.
        case sourceMissing
        /// There is less than half of the own source.
        case sourceShrunk
        /// More files cannot be read by people, or without a password, than at publishing.
        case moreProtected
        /// Secrets seem to have been left in that were not there at publishing.
        case secretsLeftIn
    }

    /// Compares a delivery's files with the deposited one.
    ///
    /// - Parameters:
    ///   - facts: what was found in the deposited artefact, frozen at publishing; nil where it was not read.
    ///   - found: what was found in the largest of the delivered ones; nil where it is not read.
    /// - Returns: nil where nothing was deposited or no file was delivered.
    package init?(published: Artefact?, facts: ArtefactFacts?, delivered: [Artefact], found: ArtefactFacts?) {
        guard let published, let largest = Self.largest(of: delivered) else { return nil }
        guard !delivered.contains(published) else {
            self = .sameBytes(published.sha256)
            return
        }
        self = .otherBytes(Differences(published, facts, largest, found))
    }

    /// The file of a delivery that is set beside the deposited one.
    package static func largest(of delivered: [Artefact]) -> Artefact? {
        delivered.max { ($0.bytes, $1.sha256.rawValue) < ($1.bytes, $0.sha256.rawValue) }
    }
}

extension DeliveryComparison.Differences {
    fileprivate init(_ published: Artefact, _ facts: ArtefactFacts?, _ delivered: Artefact, _ found: ArtefactFacts?) {
        self.published = published
        self.delivered = delivered
        guard let facts, let found else {
            (hasSameTree, figures, languagesGone, languagesNew, warnings) = (nil, [], [], [], [])
            return
        }
        hasSameTree = facts.treeHash == found.treeHash
        figures = RevisionChanges.Figure.allCases.compactMap { figure in
            let (was, now) = (facts.value(of: figure), found.value(of: figure))
            return was == now ? nil : .init(figure: figure, published: was, delivered: now)
        }
        let (was, now) = (facts.languages.map(\.language), found.languages.map(\.language))
        languagesGone = was.filter { !now.contains($0) }
        languagesNew = now.filter { !was.contains($0) }
        warnings = DeliveryComparison.Warning.allCases.filter { warning in
            switch warning {
            case .sourceMissing: facts.sourceBytes > 0 && found.sourceBytes == 0
            case .sourceShrunk: found.sourceBytes > 0 && found.sourceBytes < facts.sourceBytes / 2
            case .moreProtected: found.unreadableFiles > facts.unreadableFiles
            case .secretsLeftIn: found.value(of: .secrets) > facts.value(of: .secrets)
            }
        }
    }
}

extension ArtefactFacts {
    fileprivate var unreadableFiles: Int64 { value(of: .encryptedFiles) + value(of: .protectedParts) }
}
