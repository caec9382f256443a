#!/bin/sh
# Check an exhibit: sh verify.sh FOLDER FINGERPRINT [CHECKPOINT]
#
# FINGERPRINT is that of the key of whoever signed the exhibit, as they told it by another road:
# by telephone, on paper. CHECKPOINT is a file that a witness held, if there is one.
#
# Needs a POSIX shell, mktemp, od, tr, sha256sum, and openssl 3. Ends with 0 when everything holds,
# with 1 when something does not, with 2 when it could not be checked. Take this file from a place
# that you trust, not from the exhibit that you check.
set -u
LC_ALL=C
export LC_ALL
nl='
'

say() { printf '%s\n' "$*"; }
refuse() { say "REFUSED: $*"; exit 1; }
cannot() { say "COULD NOT CHECK: $*" >&2; exit 2; }

[ $# -eq 2 ] || [ $# -eq 3 ] || cannot "use: sh verify.sh FOLDER FINGERPRINT [CHECKPOINT]"
in_place() { # a name that begins like an option is one of this folder
    case $1 in -*) say "./$1" ;; *) say "$1" ;; esac
}
folder=$(in_place "$1")
wanted=$2
witness=$(in_place "${3-}")
is_hex() { # is_hex WORD LENGTH
    case $1 in *[!0-9a-f]*) return 1 ;; esac
    [ ${#1} -eq "$2" ]
}
is_number() {
    case $1 in '' | 0* | *[!0-9]*) return 1 ;; esac
    [ ${#1} -le 15 ]
}
is_hex "$wanted" 64 || cannot "a fingerprint has 64 digits, 0-9 and a-f"
[ -z "$witness" ] || [ -f "$witness" ] || cannot "there is no such checkpoint file"
[ -d "$folder" ] || cannot "there is no such folder"
for tool in sha256sum openssl; do
    command -v "$tool" > /dev/null 2>&1 || cannot "$tool is not installed"
done
case $(openssl version) in "OpenSSL "[3-9]*) ;; *) cannot "openssl 3 or newer is needed" ;; esac
tmp=$(umask 077 && mktemp -d "${TMPDIR:-/tmp}/verify.XXXXXX") || cannot "no place for temporary files"
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM

# --- octets, hashes, signatures ---------------------------------------------------------------
escape() { # hexadecimal -> $escaped, for printf
    rest=$1
    escaped=
    while [ -n "$rest" ]; do
        next=${rest#??}
        octet=$((0x${rest%"$next"}))
        escaped="$escaped\\$((octet >> 6))$((octet >> 3 & 7))$((octet & 7))"
        rest=$next
    done
}
hash_hex() { # hexadecimal -> $hash
    escape "$1"
    hash=$(printf "$escaped" | sha256sum)
    hash=${hash%% *}
}
hash_file() { # file -> $hash
    [ -f "$1" ] && [ ! -L "$1" ] || refuse "missing: ${1#"$folder"/}"
    hash=$(sha256sum < "$1") || cannot "a file could not be read"
    hash=${hash%% *}
}
is_signed() { # is_signed KEY SIGNATURE FILE
    is_hex "$1" 64 && is_hex "$2" 128 || return 1
    escape "302a300506032b6570032100$1"
    printf "$escaped" > "$tmp/key"
    escape "$2"
    printf "$escaped" > "$tmp/signature"
    openssl pkeyutl -verify -pubin -keyform DER -inkey "$tmp/key" -rawin -in "$3" \
        -sigfile "$tmp/signature" > /dev/null 2>&1
}

# --- the tree: RFC 9162, sections 2.1.3.2 and 2.1.4.2 -----------------------------------------
is_included() { # is_included SEAL INDEX SIZE PROOF ROOT
    [ "$2" -lt "$3" ] || return 1
    here=$2
    last=$(($3 - 1))
    hash_hex "00$1"
    made=$hash
    while read -r step; do
        is_hex "$step" 64 && [ "$last" -gt 0 ] || return 1
        if [ $((here & 1)) -eq 1 ] || [ "$here" -eq "$last" ]; then
            hash_hex "01$step$made"
            while [ $((here & 1)) -eq 0 ] && [ "$here" -gt 0 ]; do
                here=$((here >> 1))
                last=$((last >> 1))
            done
        else
            hash_hex "01$made$step"
        fi
        made=$hash
        here=$((here >> 1))
        last=$((last >> 1))
    done < "$4"
    [ "$last" -eq 0 ] && [ "$made" = "$5" ]
}
continues() { # continues FIRST FIRST_ROOT SIZE ROOT PROOF
    first=$1
    if [ "$first" -eq "$3" ]; then
        [ "$2" = "$4" ] && [ ! -s "$5" ]
        return
    fi
    [ "$first" -lt "$3" ] && [ -s "$5" ] || return 1
    here=$((first - 1))
    last=$(($3 - 1))
    older=
    [ $((first & (first - 1))) -ne 0 ] || older=$2
    while [ $((here & 1)) -eq 1 ]; do
        here=$((here >> 1))
        last=$((last >> 1))
    done
    newer=$older
    while read -r step; do
        is_hex "$step" 64 || return 1
        if [ -z "$older" ]; then
            older=$step
            newer=$step
            continue
        fi
        [ "$last" -gt 0 ] || return 1
        if [ $((here & 1)) -eq 1 ] || [ "$here" -eq "$last" ]; then
            hash_hex "01$step$older"
            older=$hash
            hash_hex "01$step$newer"
            while [ $((here & 1)) -eq 0 ] && [ "$here" -gt 0 ]; do
                here=$((here >> 1))
                last=$((last >> 1))
            done
        else
            hash_hex "01$newer$step"
        fi
        newer=$hash
        here=$((here >> 1))
        last=$((last >> 1))
    done < "$5"
    [ "$last" -eq 0 ] && [ "$older" = "$2" ] && [ "$newer" = "$4" ]
}

# --- 1: who signed ----------------------------------------------------------------------------
key=
signature=
hash_file "$folder/signature.txt"
found=$hash
{ read -r word key && read -r word signature; } < "$folder/signature.txt" 2> /dev/null
spelled=$(printf 'key %s\nsignature %s\n' "$key" "$signature" | sha256sum)
[ "${spelled%% *}" = "$found" ] || refuse "signature.txt is not as it was written"
is_hex "$key" 64 || refuse "signature.txt names no key"
hash_hex "$key"
[ "$hash" = "$wanted" ] || refuse "it is signed with another key, whose fingerprint is $hash"
hash_file "$folder/tagmanifest-sha256.txt"
{ printf 'dripstone exhibit 1\n' && cat "$folder/tagmanifest-sha256.txt"; } > "$tmp/signed"
is_signed "$key" "$signature" "$tmp/signed" || refuse "the signature does not hold"
say "signed with the key that you named"

# --- 2: every file, and no other --------------------------------------------------------------
listed=$nl
files=0
check_list() { # each file of a list has its hash
    respelled=
    while read -r hashed path; do
        case $path in '' | /* | *..* | *[!A-Za-z0-9._/-]*) refuse "a list names no file of ours" ;; esac
        hash_file "$folder/$path"
        [ "$hash" = "$hashed" ] || refuse "changed: $path"
        case $listed in *"$nl$path$nl"*) refuse "listed twice: $path" ;; esac
        listed="$listed$path$nl"
        respelled="$respelled$hashed  $path$nl"
        files=$((files + 1))
    done < "$folder/$1"
    [ "$respelled" = "$(cat "$folder/$1")$nl" ] || refuse "a list is not written as we know it: $1"
}
check_list tagmanifest-sha256.txt
case $listed in *"${nl}manifest-sha256.txt$nl"*) ;; *) refuse "the list of files is not signed" ;; esac
check_list manifest-sha256.txt
listed="$listed${nl}tagmanifest-sha256.txt${nl}signature.txt$nl"
walk() {
    for thing in "$1"/* "$1"/.[!.]* "$1"/..?*; do
        if [ -L "$thing" ]; then
            refuse "a link lies in the folder"
        elif [ -d "$thing" ]; then
            path=${thing#"$folder"/}
            case $listed in *"$nl$path/"*) ;; *) refuse "a folder was added" ;; esac
            walk "$thing"
        elif [ -e "$thing" ]; then
            path=${thing#"$folder"/}
            case $path in *[!A-Za-z0-9._/-]*) refuse "a file was added" ;; esac
            case $listed in *"$nl$path$nl"*) ;; *) refuse "added: $path" ;; esac
        fi
    done
}
walk "$folder"
say "$files files are as they were signed, and there is no other"

# --- 3: the checkpoint ------------------------------------------------------------------------
read_checkpoint() { # file -> $journal $entries $root $last_seal $at $point_key $point_signature
    {
        read -r title
        read -r word journal
        read -r word entries
        read -r word root
        read -r word last_seal
        read -r word at
        read -r word point_key
        read -r word point_signature
    } < "$1" 2> /dev/null
    spelled=$(printf 'dripstone checkpoint 1\njournal %s\nentries %s\nroot %s\nlast %s\nat %s\nkey %s\nsignature %s\n' \
        "$journal" "$entries" "$root" "$last_seal" "$at" "$point_key" "$point_signature" | sha256sum)
    hash_file "$1"
    [ "${spelled%% *}" = "$hash" ] && is_number "$entries" && is_hex "$journal" 64 &&
        is_hex "$root" 64
}
is_true() { # the checkpoint that was read last is signed with its own key
    printf 'dripstone checkpoint 1\njournal %s\nentries %s\nroot %s\nlast %s\nat %s\nkey %s\n' \
        "$journal" "$entries" "$root" "$last_seal" "$at" "$point_key" > "$tmp/signed"
    is_signed "$point_key" "$point_signature" "$tmp/signed"
}
point="$folder/data/checkpoint.txt"
hash_file "$point"
read_checkpoint "$point" || refuse "data/checkpoint.txt is no checkpoint"
[ "$point_key" = "$key" ] || refuse "the checkpoint is signed with another key"
is_true || refuse "the checkpoint's signature does not hold"
say "the journal had $entries entries; the signer's computer said it was $at"

# --- 4 to 9: keys, entries, records, originals, texts -----------------------------------------
contents="$folder/data/contents.txt"
hash_file "$contents"
read -r title < "$contents"
hash_file "$folder/data/findings.jsonl"
[ "$title" = "dripstone exhibit 1" ] || refuse "contents.txt is not as we know it"
named="${nl}data/checkpoint.txt${nl}data/contents.txt${nl}data/findings.jsonl$nl"
keys=$nl
proved=$nl
sealed=$nl
told=$nl
respelled=
while read -r kind a b c rest; do
    case $kind in
    dripstone) [ -z "$respelled" ] && [ -z "$c" ] ;;
    key) [ -n "$c" ] && [ -z "$rest" ] ;;
    entry | record | original | text | stamp | chained) [ -n "$b" ] && [ -z "$c" ] ;;
    witness) [ -n "$a" ] && [ -z "$b" ] ;;
    *) false ;;
    esac || refuse "contents.txt has a line that we do not know"
    case $told in *"$nl$kind $a$nl"*) refuse "contents.txt names something twice" ;; esac
    told="$told$kind $a$nl"
    respelled="$respelled$kind $a${b:+ $b}${c:+ $c}$nl"
done < "$contents"
[ "$respelled" = "$(cat "$contents")$nl" ] || refuse "contents.txt is not written as we know it"
while read -r kind a b c rest; do
    [ "$kind" = key ] || continue
    is_number "$c" || refuse "a key has no number"
    is_hex "$b" 64 || refuse "a key is no key"
    hash_hex "$b"
    [ "$hash" = "$a" ] || refuse "a key has another fingerprint"
    keys="$keys$a $b$nl"
done < "$contents"
entries_here=0
while read -r kind a b rest <&3; do
    [ "$kind" = entry ] || continue
    is_number "$a" && is_hex "$b" 64 || refuse "an entry has no number"
    file="$folder/data/journal/$a"
    hash_file "$file.json"
    seal=$hash
    hash_file "$file.proof"
    hash_file "$file.signature"
    body=$(cat "$file.json")
    case $body in *',"key":"'"$b"'","nonce":"'*) ;; *) refuse "entry $a names another key" ;; esac
    case $body in *',"number":'"$a"',"sealed":['*) ;; *) refuse "entry $a has another number" ;; esac
    case $keys in *"$nl$b "*) ;; *) refuse "nobody introduced the key of entry $a" ;; esac
    public=${keys#*"$nl$b "}
    public=${public%%"$nl"*}
    read -r signature < "$file.signature"
    hash_file "$file.signature"
    spelled=$(say "$signature" | sha256sum)
    [ "${spelled%% *}" = "$hash" ] || refuse "the signature of entry $a does not hold"
    escape "$seal"
    printf "$escaped" > "$tmp/signed"
    is_signed "$public" "$signature" "$tmp/signed" || refuse "the signature of entry $a does not hold"
    is_included "$seal" $((a - 1)) "$entries" "$file.proof" "$root" ||
        refuse "entry $a does not stand in the journal that was signed"
    proved="$proved$a$nl"
    named="$named${file#"$folder"/}.json$nl${file#"$folder"/}.proof$nl${file#"$folder"/}.signature$nl"
    entries_here=$((entries_here + 1))
done 3< "$contents"
[ "$entries_here" -gt 0 ] || refuse "no entry is here"
originals=0
while read -r kind a b c rest <&3; do
    case $kind in
    key)
        case $proved in *"$nl$c$nl"*) ;; *) refuse "the introduction of a key is not here" ;; esac
        body=$(cat "$folder/data/journal/$c.json")
        case $body in *'["public_key","'"$b"'"]'*) ;; *) refuse "entry $c introduces another key" ;; esac
        case $c:$body in
        1:*'"did":"found","key"'* | *'"did":"add_signer","key"'*) ;;
        *) refuse "entry $c introduces nobody" ;;
        esac
        ;;
    record)
        case $proved in *"$nl$b$nl"*) ;; *) refuse "entry $b is not here" ;; esac
        path=data/records/$a.json
        hash_file "$folder/$path"
        case $(cat "$folder/data/journal/$b.json") in
        *'{"digest":"'"$hash"'"}'* | *'{"digest":"'"$hash"'","id":"'"$a"'"}'*) ;;
        *) refuse "no entry sealed $path" ;;
        esac
        case $(cat "$folder/$path") in
        *'"id":"'"$a"'"'*) ;;
        *) refuse "another identity: $path" ;;
        esac
        sealed="$sealed$a$nl"
        named="$named$path$nl"
        ;;
    esac
done 3< "$contents"
while read -r kind a b rest <&3; do
    case $kind in
    original) path=data/originals/$a shape=',"record":"report","sha256":"'$b'","size":' ;;
    text) path=data/texts/$a.txt shape=',"sha256":"'$b'","title":' ;;
    witness)
        is_number "$a" || refuse "a witness has no number"
        hash_file "$folder/data/witnesses/$a.proof"
        named="${named}data/witnesses/$a.proof$nl"
        continue
        ;;
    stamp)
        is_number "$a" && is_number "$b" || refuse "a time stamp has no number"
        for ending in txt tsr pem; do
            hash_file "$folder/data/stamps/$a.$ending"
            named="${named}data/stamps/$a.$ending$nl"
        done
        continue
        ;;
    chained)
        is_number "$a" && is_number "$b" || refuse "a proof in a chain has no number"
        for ending in txt txt.ots headers; do
            hash_file "$folder/data/stamps/$a.$ending"
            named="${named}data/stamps/$a.$ending$nl"
        done
        continue
        ;;
    *) continue ;;
    esac
    case $sealed in *"$nl$a$nl"*) ;; *) refuse "the record of $path is not here" ;; esac
    hash_file "$folder/$path"
    [ "$hash" = "$b" ] || refuse "not the bytes that were kept: $path"
    case $(cat "$folder/data/records/$a.json") in
    *"$shape"*) ;;
    *) refuse "not the bytes that were sealed: $path" ;;
    esac
    named="$named$path$nl"
    [ "$kind" = text ] || originals=$((originals + 1))
done 3< "$contents"
while read -r hashed path; do
    case $named in *"$nl$path$nl"*) ;; *) refuse "nothing stands behind $path" ;; esac
done < "$folder/manifest-sha256.txt"
say "$entries_here entries are signed by people of that journal and stand in it"
say "$originals reports are bit for bit those that these entries sealed"
say "what findings.jsonl says of them is not checked here: verify.py does"

# --- 10: what a witness holds, and what an authority dated ------------------------------------
ours=$journal
size=$entries
our_root=$root
need_continued() { # FILE WHOSE: our journal continues the one of that checkpoint
    [ "$journal" = "$ours" ] || refuse "the $2's checkpoint is of another journal"
    if [ "$entries" -eq "$size" ]; then
        : > "$tmp/proof"
    else
        [ "$entries" -lt "$size" ] || refuse "the journal is older than what the $2 holds"
        [ -f "$folder/data/witnesses/$entries.proof" ] ||
            cannot "this exhibit has no proof for that checkpoint; ask for one that has"
        cat "$folder/data/witnesses/$entries.proof" > "$tmp/proof"
    fi
    continues "$entries" "$root" "$size" "$our_root" "$tmp/proof" ||
        refuse "the journal was rewritten since the checkpoint that the $2 holds"
}
while read -r kind a b rest <&3; do
    [ "$kind" = stamp ] || continue
    read_checkpoint "$folder/data/stamps/$a.txt" || refuse "time stamp $a dates no checkpoint"
    is_true || refuse "the checkpoint that time stamp $a dates was altered"
    [ "$entries" = "$b" ] || refuse "time stamp $a dates another checkpoint"
    need_continued "$folder/data/stamps/$a.txt" authority
    say "time stamp $a is over the first $b entries. Its date is not checked here; with the"
    say "  authority's own root certificate in ROOT.pem, this checks it:"
    say "  openssl ts -verify -data data/stamps/$a.txt -in data/stamps/$a.tsr -CAfile ROOT.pem -untrusted data/stamps/$a.pem"
done 3< "$contents"
begins=004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108 # an .ots file of SHA-256
while read -r kind a b rest <&3; do
    [ "$kind" = chained ] || continue
    file="$folder/data/stamps/$a.txt"
    read_checkpoint "$file" || refuse "proof $a is over no checkpoint"
    is_true || refuse "the checkpoint that proof $a is over was altered"
    [ "$entries" = "$b" ] || refuse "proof $a is over another checkpoint"
    need_continued "$file" notary
    hash_file "$file"
    [ "$(od -An -v -tx1 -N65 "$file.ots" | tr -d ' \n')" = "$begins$hash" ] ||
        refuse "proof $a is over something else"
    say "an OpenTimestamps proof is over the first $b entries. This program does not follow it, and"
    say "  shows no date. verify.py follows it to a block's merkle root and to the headers that are"
    say "  here; these check it against a node of the Bitcoin network:"
    say "  ots info data/stamps/$a.txt.ots"
    say "  ots verify data/stamps/$a.txt.ots"
done 3< "$contents"
if [ -n "$witness" ]; then
    # A mail program may have changed the ends of its lines; the words are signed.
    while read -r line || [ -n "$line" ]; do
        [ -z "$line" ] || say "$line"
    done < "$witness" | tr -d '\r' > "$tmp/witness"
    read_checkpoint "$tmp/witness" && is_true ||
        cannot "the witness's file is no checkpoint, or was altered"
    need_continued "$witness" witness
    say "the journal continues the one that the witness saw; its first $entries entries are the same"
fi
say "ALL HOLDS. It shows that these bytes have not changed since the entries were signed over"
say "and not that what they say is true, nor when it was signed: see README.txt."
