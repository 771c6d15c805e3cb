/// One thing that is wrong with a bundle, and where.
public struct BundleFinding: Sendable, Hashable {
    /// The member's name; nil where it is the archive as a whole.
    public let member: String?
    /// What is wrong.
    public let fault: Fault

    /// Names a fault of a member.
    public init(member: String?, fault: Fault) {
        self.member = member
        self.fault = fault
    }

    /// What can be wrong with a bundle.
    public enum Fault: Sendable, Hashable {
        // MARK: The archive

        /// The file is not the archive our writer would have written.
        case archive(ArchiveFault)
        /// The bytes could not be read; the text is the system's.
        case unreadable(String)
        /// A bundle has no such member.
        case unknownMember
        /// The member that belongs here is not there.
        case missing
        /// The member is larger than any such member of a bundle.
        case tooLarge
        /// The data does not have the checksum that the archive keeps of it.
        case wrongChecksum

        // MARK: The manifest

        /// The data does not have the hash that the manifest gives.
        case wrongHash
        /// The manifest does not name the member.
        case notInManifest
        /// The manifest names the member, but the archive has none of that name.
        case onlyInManifest
        /// The statement is about another manifest.
        case otherManifest

        // MARK: Any member

        /// The data is not in the one form that such a member has.
        case malformed
        /// The data is not an entry's header.
        case header(EntryHeader.Fault)
        /// The member is about another stream than the first entry.
        case otherStream

        // MARK: Signatures

        /// There is a signature in the name of a key that is not by it.
        case badSignature(keyName: String)
        /// The key of that name, which must sign this, has not signed or is not in `keys.txt`.
        case notSigned(keyName: String)
        /// There is a signature of a key that is not in `keys.txt`.
        case unknownSignature(keyName: String)
        /// The signature is valid, but by a key that was not given as trusted.
        case signerNotTrusted(keyName: String)
        /// A key that has signed nothing in the bundle.
        case keyUnused(keyName: String)

        // MARK: Entries

        /// The entry does not continue the chain.
        case chain(CaseChain.Fault.Reason)
        /// The proof does not lead from the entry to the checkpoint's root.
        case notIncluded
        /// The proof is made for another checkpoint than the bundle's.
        case otherCheckpoint
        /// The entry stands in the log at or before the place of the one before.
        case placeNotAfterPrevious
        /// There is a value for a field that the entry has not sealed.
        case unknownField(String)
        /// The value does not open the field's commitment.
        case wrongOpening(field: String)

        // MARK: The newest entry

        /// The stream had a newer entry at the checkpoint, of that sequence: the tail was dropped.
        case tailDropped(newest: Int64)
        /// The head is not the last entry of the bundle.
        case headDiffers
        /// The head's proof does not lead to the root that the notary committed to.
        case headNotIncluded
        /// The entry is not the notary's commitment to the heads.
        case notHeadsCommitment
        /// The notary's entry is not the last one before the checkpoint.
        case notLastBeforeCheckpoint

        // MARK: References and files

        /// No entry of the stream names the hash of this entry.
        case referenceNotNamed
        /// The entry is of the stream itself, so it belongs among the entries.
        case referenceOfSameStream
        /// The same entry is there twice.
        case referenceTwice
        /// No entry names the hash of this file.
        case fileNotNamed
        /// An entry gives the file another size, in bytes.
        case fileSizeDiffers(stated: Int64)

        // MARK: Signatures of the parties

        /// The entry says that a key has signed, but not in the one way in which that is said.
        case signatureMalformed
        /// A file that is part of the signature is not there.
        case signatureFileMissing
        /// No entry shows that the key was registered by the member who is said to have signed.
        case signatureKeyUnknown
        /// The signature proves nothing, for that reason.
        case signatureWrong(PasskeyAssertion.Fault)
    }
}
