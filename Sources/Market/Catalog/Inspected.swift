/// What reading an artefact came to.
package enum Inspected: Equatable, Sendable, Codable {
    /// It was read to its end.
    case read(ArtefactFacts, ArtefactPlaces)
    /// It was not, and why.
    case unread(Unread)

    /// Why an artefact was not read.
    package struct Unread: Equatable, Sendable, Codable {
        /// Why.
        package let reason: Reason
        /// The limit that it is beyond, in the reason's own unit; 0 where there is none.
        package let limit: Int64

        /// Puts the two together.
        package init(_ reason: Reason, limit: Int64 = 0) {
            self.reason = reason
            self.limit = limit
        }
    }

    /// Why an artefact was not read.
    package enum Reason: String, CaseIterable, Sendable, Codable {
        /// More files than ``Limits/filesMax``.
        case tooManyFiles
        /// It unpacks to more than ``Limits/unpackedBytesMax``.
        case unpacksTooLarge
        /// It unpacks to more than ``Limits/ratioMax`` times its size.
        case ratioTooHigh
        /// A path is longer than ``Limits/pathBytesMax``, or all together are longer than ``Limits/pathsBytesMax``.
        case pathsTooLong
        /// Reading took longer than ``Limits/wallSeconds`` or more of the processor than ``Limits/cpuSeconds``.
        case tookTooLong
        /// Reading took more than ``Limits/memoryBytes``.
        case tookTooMuchMemory
        /// The names of its files are behind a password.
        case namesEncrypted
        /// It begins like an archive and breaks off, or contradicts itself.
        case damaged
        /// The reader ended by itself, as it must never do.
        case readerFailed

        /// Whether it is made to fill whoever unpacks it, so that no buyer must be handed it.
        package var isBomb: Bool {
            switch self {
            case .tooManyFiles, .unpacksTooLarge, .ratioTooHigh, .pathsTooLong: true
            case .tookTooLong, .tookTooMuchMemory, .namesEncrypted, .damaged, .readerFailed: false
            }
        }
    }

    /// Whether the figures are such as reading within the limits can give. They come from a process that read what a stranger
    /// made, so they are not believed unseen.
    package var isPlausible: Bool {
        switch self {
        case .read(let facts, let places): facts.isPlausible && places.isPlausible
        case .unread(let unread): (0...Limits.unpackedBytesMax).contains(unread.limit)
        }
    }

    /// The limits on reading an artefact.
    package enum Limits {
        /// Files, folders and links in one archive.
        package static let filesMax = 250_000
        /// Bytes of all files, unpacked: 16 GiB.
        package static let unpackedBytesMax: Int64 = 16 << 30
        /// How many times its own size an archive may unpack to, once that is more than ``ratioFromBytes``.
        package static let ratioMax: Int64 = 200
        /// Unpacked bytes from which the ratio counts: text that repeats itself shrinks far.
        package static let ratioFromBytes: Int64 = 128 << 20
        /// Bytes of one path.
        package static let pathBytesMax = 4_096
        /// Bytes of all paths together.
        package static let pathsBytesMax = 64 << 20
        /// Levels of archives inside archives that are looked into: none, they are listed.
        package static let nestingMax = 0
        /// Seconds of the processor.
        package static let cpuSeconds = 600
        /// Seconds by the clock.
        package static let wallSeconds = 900
        /// Memory on top of what the reader itself takes, in bytes.
        package static let memoryBytes = 512 << 20
        /// Bytes of one file that are looked into; the rest is only hashed.
        package static let lookedIntoBytesMax = 1 << 20
        /// Bytes of the list of all files with their hashes.
        package static let listingBytesMax = 8 << 20
        /// Bytes of the reader's answer.
        package static let answerBytesMax = 1 << 20
    }
}

extension ArtefactFacts {
    fileprivate var isPlausible: Bool {
        let limits = Inspected.Limits.self
        func counts(_ numbers: [Int]) -> Bool { numbers.allSatisfy { (0...limits.filesMax * 20).contains($0) } }
        func sizes(_ numbers: [Int64]) -> Bool { numbers.allSatisfy { (0...limits.unpackedBytesMax).contains($0) } }
        func texts(_ texts: [String]) -> Bool { texts.count <= 20 && texts.allSatisfy { $0.utf8.count <= 400 } }
        return counts([files, setApart.files, unknownLicences, encryptedFiles, innerArchives, links, unsafePaths])
            && counts(languages.map(\.files)) && counts(manifests.map(\.count)) && counts(documents.map(\.count))
            && counts(protectedParts.map(\.count)) && counts(binaries.map(\.count)) && counts(secrets.map(\.count))
            && sizes([unpackedBytes, setApart.bytes]) && sizes(languages.map(\.bytes)) && sizes(languages.map(\.lines))
            && Set(languages.map(\.language)).count == languages.count && texts(licences) && texts(versions)
    }
}

extension ArtefactPlaces {
    fileprivate var isPlausible: Bool {
        [licences, manifests, documents, protectedParts, binaries, secrets, encrypted, links, innerArchives, largest]
            .allSatisfy { list in
                list.count <= Self.placesMax
                    && list.allSatisfy { place in
                        place.path.count <= Self.pathCharactersMax && place.kind.utf8.count <= 400
                            && (0...Inspected.Limits.lookedIntoBytesMax + 1).contains(place.line)
                            && (0...Inspected.Limits.unpackedBytesMax).contains(place.bytes)
                    }
            }
    }
}
