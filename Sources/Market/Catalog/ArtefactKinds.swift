/// How an artefact is packed.
package enum ArchiveFormat: String, CaseIterable, Sendable, Codable {
    case zip, tar, tarGzip, tarBzip2, tarXz, tarZstd, sevenZip, rar
    /// It is no archive: the artefact is the one file.
    case singleFile
}

/// A list of what a program is built from.
package enum ManifestKind: String, CaseIterable, Sendable, Codable {
    case npm, composer, pip, maven, gradle, goModule, cargo, bundler, swiftPackage, pub, dotnet, cmake, cocoaPods, miniProgram
}

/// A writing that comes with a program.
package enum DocumentKind: String, CaseIterable, Sendable, Codable {
    case readme, install, manual, api, changes
}

/// What shows that a person cannot read a file of source.
package enum ProtectionMark: String, CaseIterable, Sendable, Codable {
    /// Script without line ends that is not named as a small version (`.min.js`).
    case minified
    /// Names and texts replaced by a tool, such as `_0x3f2a`.
    case obfuscated
    /// Source that unpacks itself before it runs.
    case packed
    case ionCube, sourceGuardian, zendGuard
    /// Letters as even as in a cipher.
    case evenLetters
}

/// A file for machines only.
package enum BinaryKind: String, CaseIterable, Sendable, Codable {
    case elf, windows, machO, javaClass, pythonCode, dalvik, webAssembly, objectCode
}

/// A secret that seems to have been left in.
package enum SecretKind: String, CaseIterable, Sendable, Codable {
    case privateKey, awsKey, aliyunKey, tencentKey, googleKey, githubToken, gitlabToken, slackToken, stripeKey, weChatSecret,
        npmToken, password
}

/// Where something was found. Which files a seller has may say who somebody is, so these can be erased.
package struct ArtefactPlaces: Equatable, Sendable, Codable {
    /// Licence files, with the licence that their words are those of.
    package var licences: [Place]
    /// Lists of dependencies.
    package var manifests: [Place]
    /// Writings.
    package var documents: [Place]
    /// Files that a person cannot read.
    package var protectedParts: [Place]
    /// Files for machines only.
    package var binaries: [Place]
    /// Secrets: the file, the line and the kind, never the text.
    package var secrets: [Place]
    /// Files behind a password.
    package var encrypted: [Place]
    /// Links, and paths that lead out.
    package var links: [Place]
    /// Archives that were not looked into.
    package var innerArchives: [Place]
    /// The largest files, the largest first.
    package var largest: [Place]

    /// One place.
    package struct Place: Equatable, Sendable, Codable {
        /// The kind, by its word; empty where the list says it all.
        package var kind: String
        /// From the root of the artefact, at most ``pathCharactersMax``.
        package var path: String
        /// From 1; 0 where no line is meant.
        package var line: Int
        /// The file's size in bytes.
        package var bytes: Int64

        package init(kind: String, path: String, line: Int = 0, bytes: Int64 = 0) {
            self.kind = kind
            self.path = path
            self.line = line
            self.bytes = bytes
        }
    }

    /// The most places of one list; what is beyond is only counted.
    package static let placesMax = 30
    /// The longest path that is shown, in characters; of a longer one the end stays.
    package static let pathCharactersMax = 200

    /// Nothing found yet.
    package init() {
        licences = []
        manifests = []
        documents = []
        protectedParts = []
        binaries = []
        secrets = []
        encrypted = []
        links = []
        innerArchives = []
        largest = []
    }
}
