/// The disclosed values of one entry, as a member of a bundle: canonical JSON, each field with its opening.
enum BundleOpenings {
    /// The longest such member, in bytes.
    static let bytesMax = 16 << 20

    static func bytes(_ openings: [String: Opening]) -> [UInt8] {
        var object = JSON.Object()
        for (field, opening) in openings { object[field] = opening.json }
        return object.canonicalBytes
    }

    /// Takes exactly what `bytes` gives of at least one opening; anything else gives nil.
    static func parse(_ bytes: [UInt8]) -> [String: Opening]? {
        let json: JSON
        do {
            json = try JSON(parsing: bytes, limits: JSON.Limits(bytesMax: bytesMax, depthMax: 2))
        } catch {
            return nil
        }
        guard let object = json.object, !object.isEmpty, object.canonicalBytes == bytes else { return nil }
        var openings: [String: Opening] = [:]
        for member in object.members {
            guard EntryHeader.isName(member.name), let opening = Opening(json: member.value) else { return nil }
            openings[member.name] = opening
        }
        return openings
    }
}

/// An inclusion proof as a member of a bundle: canonical JSON with the members index, path (hexadecimal) and size.
enum BundleHeadProof {
    static func bytes(_ proof: InclusionProof) -> [UInt8] {
        let object: JSON.Object = [
            "index": .integer(proof.index), "path": .array(proof.path.map { .string($0.hex) }),
            "size": .integer(proof.size),
        ]
        return object.canonicalBytes
    }

    /// Takes exactly what `bytes` gives; anything else gives nil.
    static func parse(_ bytes: [UInt8]) -> InclusionProof? {
        let json: JSON
        do {
            json = try JSON(parsing: bytes, limits: JSON.Limits(bytesMax: 8192, depthMax: 2, valuesMax: 70))
        } catch {
            return nil
        }
        guard let index = json["index"]?.integer, let size = json["size"]?.integer, let path = json["path"]?.array
        else { return nil }
        let hashes = path.compactMap { $0.string.flatMap(Hash.init(hex:)) }
        let proof = InclusionProof(index: index, size: size, path: hashes)
        return self.bytes(proof) == bytes ? proof : nil
    }
}
