import Evidence

/// A finding of the verifier as a sentence that a layman reads.
struct FindingWords {
    private let finding: BundleFinding
    private let words: VerifyWords

    init(_ finding: BundleFinding, _ words: VerifyWords) {
        self.finding = finding
        self.words = words
    }

    /// Where it is and what is wrong, e.g. `✗ entries/000003.json: the contents were changed after the bundle was made.`
    var line: String { "✗ \(finding.member ?? words.both(zh: "整个文件", en: "the file as a whole")): \(sentence)" }

    private var sentence: String {
        let (zh, en) = Self.sentence(finding.fault)
        return words.both(zh: zh, en: en)
    }

    private static func sentence(_ fault: BundleFinding.Fault) -> (zh: String, en: String) {
        switch fault {
        case .archive(let fault): sentence(fault)
        case .unreadable(let reason): ("读不出来（\(reason)）", "it cannot be read (\(reason))")
        case .unknownMember: ("证据包里不会有这样的文件，是别人放进去的", "no bundle has such a part; somebody put it in")
        case .missing: ("缺少这一部分", "this part is missing")
        case .tooLarge: ("比任何证据包里的这一部分都大", "it is larger than this part ever is")
        case .wrongChecksum, .wrongHash: ("内容在导出之后被改过", "its contents were changed after the bundle was made")
        case .notInManifest: ("清单里没有它，是导出之后加进来的", "the list of contents does not name it: it was added later")
        case .onlyInManifest: ("清单里有它，包里却没有：被拿掉了", "the list of contents names it, but it is gone: it was taken out")
        case .otherManifest: ("签名针对的是另一份清单", "the signed statement is about another list of contents")
        case .malformed: ("写法不是应有的格式，哪怕多一个空格也不行", "it is not written in the one form it must have, to the very space")
        case .header(let fault): header(fault)
        case .otherStream: ("它属于另一份卷宗", "it belongs to another case file")
        case .badSignature(let key):
            ("以 \(key) 名义的签名是假的，或签名后内容被改过", "the signature in the name of \(key) is forged, or what it signed was changed")
        case .notSigned(let key): ("缺少 \(key) 的签名", "the signature of \(key) is missing")
        case .unknownSignature(let key): ("签名 \(key) 的密钥不在包里", "the key of the signature \(key) is not in the bundle")
        case .signerNotTrusted(let key):
            ("签名 \(key) 有效，但不是您信任的密钥", "the signature of \(key) is valid, but not by a key that you trust")
        case .keyUnused(let key): ("密钥 \(key) 什么也没签，不该在这里", "the key \(key) has signed nothing and does not belong here")
        case .chain(let reason): chain(reason)
        case .notIncluded: ("证明不成立：这条记录不在签了名的日志里", "its proof fails: this entry is not in the signed log")
        case .otherCheckpoint: ("证明对应的是另一个检查点", "its proof was made for another state of the log")
        case .placeNotAfterPrevious:
            ("它在日志里的位置排在上一条之前：顺序被动过", "it stands in the log before the entry that comes before it: the order was changed")
        case .unknownField(let field): ("“\(field)”从未写入这条记录", "“\(field)” was never part of this entry")
        case .wrongOpening(let field): ("“\(field)”的内容不是当初写下的内容", "“\(field)” does not say what was written at the time")
        case .tailDropped(let newest):
            ("后面的记录被截掉了：当时已经有第 \(newest) 条", "later entries were cut off: there was already an entry #\(newest)")
        case .headDiffers: ("最后一条记录不是日志里登记的最新一条", "the last entry is not the one that the log has as the newest")
        case .headNotIncluded: ("“最新一条”的证明不成立", "the proof of which entry is the newest fails")
        case .notHeadsCommitment: ("这不是公证员登记最新记录的那一条", "this is not the notary's statement of the newest entries")
        case .notLastBeforeCheckpoint: ("公证员的登记不是检查点前的最后一条", "the notary's statement is not the last one before the log was signed")
        case .referenceNotNamed: ("卷宗里没有一条提到它", "no entry of the case file mentions it")
        case .referenceOfSameStream:
            ("它本身就是这份卷宗的记录，不该放在引用里", "it is an entry of this very case file and does not belong among the references")
        case .referenceTwice: ("同一条记录放了两次", "the same entry is there twice")
        case .fileNotNamed: ("没有一条记录提到这个文件：不是交易里的文件", "no entry names this file: it is not a file of this trade")
        case .signatureMalformed: ("签名没有按应有的方式写明", "what is said of the signature is not said in the one way it must be")
        case .signatureFileMissing: ("核对签名所需的文件不在包里", "a file that is needed to check the signature is not in the bundle")
        case .signatureKeyUnknown:
            ("没有记录证明签名的密钥当时属于签名的人", "nothing shows that the key belonged to the one who is said to have signed")
        case .signatureWrong(let fault): signature(fault)
        case .fileSizeDiffers(let bytes): ("大小不对：记录写的是 \(bytes) 字节", "its size is wrong: the record says \(bytes) bytes")
        }
    }

    private static func sentence(_ fault: ArchiveFault) -> (zh: String, en: String) {
        switch fault {
        case .endRecord:
            ("压缩包的结尾缺失、被改过，或后面还跟着别的内容", "the end of the archive is missing, changed, or followed by something else")
        case .tooManyMembers: ("里面的文件多得不像任何证据包", "it has more parts than any bundle")
        case .centralHeader(let place):
            ("压缩包目录的第 \(place + 1) 项被改过或不完整", "item \(place + 1) of the archive's own list was changed or cut")
        case .order(let name): ("“\(name)”出现了两次，或者顺序不对", "“\(name)” is there twice, or out of order")
        case .gap(let before):
            (
                "\(before.map { "“\($0)”" } ?? "目录")之前有不属于任何文件的内容，或两个文件互相重叠",
                "before \(before.map { "“\($0)”" } ?? "the archive's list") there are bytes that belong to nothing, or two parts overlap"
            )
        case .localHeader(let name): ("“\(name)”前面的文件头被改过", "the header in front of “\(name)” was changed")
        }
    }

    private static func signature(_ fault: PasskeyAssertion.Fault) -> (zh: String, en: String) {
        switch fault {
        case .clientData, .authenticatorData, .type: ("密钥签名的内容不完整或被改过", "what the key signed is cut or was changed")
        case .challenge: ("密钥签的是另一份文件", "the key has signed another document")
        case .site: ("密钥签名是为另一个网站作出的", "the key has signed for another site")
        case .userNotPresent, .userNotVerified: ("签名时没有验证本人", "nobody was recognised when it was signed")
        case .signature: ("签名不是这把密钥作出的，或签名后内容被改过", "the signature is not by this key, or what it signed was changed")
        }
    }

    private static func header(_ fault: EntryHeader.Fault) -> (zh: String, en: String) {
        switch fault {
        case .notJSON: ("这条记录的文字不完整或被改坏了", "the text of this entry is cut or broken")
        case .formatVersion: ("这条记录的格式版本不认识", "this entry has a version of the format that is not known here")
        case .members: ("这条记录多了或少了项目", "this entry has parts too many or too few")
        case .invalid(let member): ("这条记录的“\(member.rawValue)”不合规定", "this entry's “\(member.rawValue)” is not as it must be")
        case .notCanonical: ("这条记录的写法被动过", "the way in which this entry is written was changed")
        case .tooLong: ("这条记录比允许的还长", "this entry is longer than any may be")
        }
    }

    private static func chain(_ reason: CaseChain.Fault.Reason) -> (zh: String, en: String) {
        switch reason {
        case .otherStream: ("它是另一份卷宗的记录", "it is an entry of another case file")
        case .otherStreamNumber: ("它写的卷宗编号不同", "it gives its case file another number")
        case .sequenceGap: ("前面少了记录：编号不连续", "entries before it are missing: the numbers do not follow")
        case .wrongPrevious: ("它接的不是前一条记录：前一条被换过或改过", "it does not continue the entry before it, which was exchanged or changed")
        case .timeWentBack: ("它的时间早于前一条", "it is older than the entry before it")
        }
    }
}
