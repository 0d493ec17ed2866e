#!/usr/bin/env bash
# words.sh: no line of C names a country, a company or AI's products: everything particular is data in a level.
set -u
found=$(grep -rniwE 'china|chinese|america|american|usa|united states|openai|anthropic|deepseek|qwen|llama|nvidia|huawei|google|meta|microsoft' \
    game/world game/turn game/level game/mind game/record include --include='*.c' --include='*.h' --include="*.def")
if [ -n "$found" ]; then
    echo "$found"
    exit 1
fi
