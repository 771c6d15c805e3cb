/// What was found in an artefact by reading it: figures only, never a file's name or a line of its text.
///
/// They are frozen with the revision that offers the artefact, beside what its seller states. Names of files, which may say
/// who somebody is, stand in ``ArtefactPlaces`` and can be erased.
package struct ArtefactFacts: Equatable, Sendable, Codable {
    /// How the artefact is packed.
    package var format: ArchiveFormat
    /// Files in it, links and folders not counted.
    package var files: Int
    /// Bytes of all files, unpacked.
    package var unpackedBytes: Int64
    /// What others wrote or a tool made, by its folder or name: `node_modules`, `vendor`, `dist`, `.git`, `*.min.js` …
    package var setApart: FileSum
    /// The seller's own source by language, the largest first; what is set apart is not in it.
    package var languages: [LanguageSum]
    /// SPDX identifiers of the licences that own licence files and manifests name, each once, in order; at most 20.
    package var licences: [String]
    /// Licence files of the seller's own tree whose words are those of no licence known here.
    package var unknownLicences: Int
    /// The versions that own manifests name, each once; at most 5.
    package var versions: [String]
    /// Lists of dependencies by kind.
    package var manifests: [Tally<ManifestKind>]
    /// Writings by kind.
    package var documents: [Tally<DocumentKind>]
    /// Files whose content is behind a password.
    package var encryptedFiles: Int
    /// Own files that a person cannot read, by what shows it.
    package var protectedParts: [Tally<ProtectionMark>]
    /// Own files for machines only, by kind.
    package var binaries: [Tally<BinaryKind>]
    /// Secrets that seem to have been left in, by kind.
    package var secrets: [Tally<SecretKind>]
    /// Archives inside the archive; they are listed and not looked into.
    package var innerArchives: Int
    /// Links, which are not followed.
    package var links: Int
    /// Paths that are absolute or lead out of their folder.
    package var unsafePaths: Int
    /// The hash over the sorted list of paths and of the SHA-256 of each file: equal for equal trees, however packed.
    package var treeHash: Digest

    /// So many files of so many bytes.
    package struct FileSum: Equatable, Sendable, Codable {
        /// How many files.
        package var files: Int
        /// Their bytes together.
        package var bytes: Int64

        package init(files: Int = 0, bytes: Int64 = 0) {
            self.files = files
            self.bytes = bytes
        }
    }

    /// The source in one language.
    package struct LanguageSum: Equatable, Sendable, Codable {
        /// Which language.
        package var language: ProgrammingLanguage
        /// How many files.
        package var files: Int
        /// Their bytes together.
        package var bytes: Int64
        /// Their lines together, empty ones and comments included.
        package var lines: Int64

        package init(language: ProgrammingLanguage, files: Int, bytes: Int64, lines: Int64) {
            self.language = language
            self.files = files
            self.bytes = bytes
            self.lines = lines
        }
    }

    /// How often something of a kind was found.
    package struct Tally<Kind: Codable & Sendable & Equatable>: Equatable, Sendable, Codable {
        /// What was found.
        package var kind: Kind
        /// How often; from 1.
        package var count: Int

        package init(kind: Kind, count: Int) {
            self.kind = kind
            self.count = count
        }
    }

    package init(
        format: ArchiveFormat, files: Int, unpackedBytes: Int64, setApart: FileSum, languages: [LanguageSum],
        licences: [String], unknownLicences: Int, versions: [String], manifests: [Tally<ManifestKind>],
        documents: [Tally<DocumentKind>], encryptedFiles: Int, protectedParts: [Tally<ProtectionMark>],
        binaries: [Tally<BinaryKind>], secrets: [Tally<SecretKind>], innerArchives: Int, links: Int, unsafePaths: Int,
        treeHash: Digest
    ) {
        self.format = format
        self.files = files
        self.unpackedBytes = unpackedBytes
        self.setApart = setApart
        self.languages = languages
        self.licences = licences
        self.unknownLicences = unknownLicences
        self.versions = versions
        self.manifests = manifests
        self.documents = documents
        self.encryptedFiles = encryptedFiles
        self.protectedParts = protectedParts
        self.binaries = binaries
        self.secrets = secrets
        self.innerArchives = innerArchives
        self.links = links
        self.unsafePaths = unsafePaths
        self.treeHash = treeHash
    }

    /// Bytes of own source in all languages.
    package var sourceBytes: Int64 { languages.reduce(0) { $0 + $1.bytes } }
    /// Lines of own source in all languages.
    package var sourceLines: Int64 { languages.reduce(0) { $0 + $1.lines } }
}
